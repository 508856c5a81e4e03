'use strict';
// Totals and filters. Every change of the state goes through the address.

function showLegend() {
  byId('legend').append(...Object.entries(VERDICTS).map(([verdict, [words]]) =>
    make('li', {}, mark(verdict), words)));
}

function showTotals() {
  const rows = result.cases.filter(row => !state.pattern || row.pattern === state.pattern);
  const head = ['Implementation', 'Cases', '', ...Object.values(VERDICTS).map(([, short]) => short)];
  byId('totals-lead').textContent = `${state.pattern ? labelOf(state.pattern) : 'All patterns'}: ${rows.length} cases. `
    + 'A figure leads to its cases.';
  byId('totals').replaceChildren(
    make('thead', {}, make('tr', {}, ...head.map(text => text ? make('th', { scope: 'col' }, text) : make('td')))),
    make('tbody', {}, ...contendersOf(rows).map(name => totalsOf(name, rows))));
}

function totalsOf(contender, rows) {
  const cells = rows.map(row => cellOf(row, contender)).filter(Boolean);
  const counts = Object.keys(VERDICTS).map(verdict =>
    [verdict, cells.filter(cell => cell.verdict === verdict).length]);
  return make('tr', { 'data-contender': contender, class: contender === OURS && 'ours' },
    make('th', { scope: 'row' }, labelOf(contender)),
    make('td', { class: 'count' }, String(cells.length)),
    make('td', { class: 'bar', 'aria-hidden': 'true' }, make('div', {}, ...counts.filter(([, n]) => n > 0)
      .map(([verdict, n]) => make('i', { class: verdict, style: `flex-grow: ${n}` })))),
    ...counts.map(([verdict, n]) => make('td', { 'data-total': verdict, 'data-label': VERDICTS[verdict][1] }, n === 0
      ? make('span', { class: 'zero' }, '0')
      : make('button', { type: 'button', class: 'link', 'data-go': `${contender}/${verdict}`,
        'aria-label': `${n}: ${labelOf(contender)}, ${wordsOf(verdict)}` }, String(n)))));
}

function showFilters() {
  const chip = (name, value, text) => make('button',
    { type: 'button', 'data-filter': name, 'data-value': value, 'aria-pressed': String(state[name] === value) }, text);
  byId('patterns').replaceChildren(chip('pattern', '', 'All patterns'),
    ...patterns.map(pattern => chip('pattern', pattern, labelOf(pattern))));
  byId('shows').replaceChildren(...Object.entries(SHOWS).map(([name, [text]]) => chip('show', name, text)));
  byId('contender').replaceChildren(make('option', { value: '' }, 'any'),
    ...result.contenders.map(name => make('option', { value: name }, labelOf(name))));
  byId('verdict').replaceChildren(make('option', { value: '' }, 'any'),
    ...Object.keys(VERDICTS).map(verdict => make('option', { value: verdict }, wordsOf(verdict))));
  byId('contender').value = state.contender;
  byId('verdict').value = state.verdict;
  if (byId('text').value !== state.text) byId('text').value = state.text;
}

function showMatrix() {
  const rows = result.cases.filter(row => isShown(row) || row.id === openId());
  const hidden = result.cases.length - rows.length;
  byId('shown').textContent = (hidden === 0 ? `All ${rows.length} cases` : `${rows.length} of ${result.cases.length} cases`)
    + (state.contender ? `, on ${labelOf(state.contender)}${state.contender === OURS ? '' : ' beside hand-written'}` : '')
    + (state.verdict && !state.contender ? `, ${wordsOf(state.verdict)} on at least one implementation` : '');
  byId('matrix').replaceChildren(...patterns.map(pattern => [pattern, rows.filter(row => row.pattern === pattern)])
    .filter(([, rows]) => rows.length > 0).map(([pattern, rows]) => matrixOf(pattern, rows)));
}

/** Draws everything anew. What had the focus before gets it again. */
function draw() {
  const focused = document.activeElement;
  const selector = ['open', 'go', 'filter'].filter(name => focused && focused.dataset[name] !== undefined)
    .map(name => `[data-${name}="${CSS.escape(focused.dataset[name])}"]`
      + (name === 'filter' ? `[data-value="${CSS.escape(focused.dataset.value)}"]` : ''))[0];
  showTotals();
  showFilters();
  showMatrix();
  const again = selector && document.querySelector(selector);
  if (again) again.focus({ preventScroll: true });
}

function go(change) {
  state = { ...state, ...change };
  const hash = hashOf(state);
  history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search);
  draw();
}

function followAddress() {
  state = stateFrom(location.hash);
  draw();
  const row = state.open && byId(openId());
  if (row) row.scrollIntoView({ block: 'start' });
}

document.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button) return;
  const { open, go: figure, filter, value } = button.dataset;
  if (open !== undefined) {
    go({ open: button.getAttribute('aria-expanded') === 'true' ? '' : open });
  } else if (figure) {
    const [contender, verdict] = figure.split('/');
    go({ contender, verdict, show: 'all', text: '', open: '' });
    byId('filters').scrollIntoView({ block: 'start' });
  } else if (filter) {
    go({ [filter]: value, open: '' });
  } else if (button.id === 'reset') {
    go(EMPTY);
  }
});
byId('contender').addEventListener('change', event => go({ contender: event.target.value, open: '' }));
byId('verdict').addEventListener('change', event => go({ verdict: event.target.value, open: '' }));
byId('text').addEventListener('input', event => go({ text: event.target.value, open: '' }));
byId('filters').addEventListener('submit', event => event.preventDefault());
addEventListener('hashchange', followAddress);

showLegend();
followAddress();
document.body.dataset.drawn = 'true';
