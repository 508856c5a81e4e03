'use strict';
// The tables of marks, and what is behind each of them.

/** A mark is told by its shape and its colour; a screen reader gets the words. */
const mark = verdict =>
  make('span', { class: 'mark ' + verdict, 'aria-hidden': 'true' }, VERDICTS[verdict][2]);

function matrixOf(pattern, rows) {
  const all = contendersOf(result.cases.filter(row => row.pattern === pattern));
  const contenders = state.contender ? all.filter(name => name === state.contender || name === OURS) : all;
  return make('section', { class: 'pattern', 'aria-label': labelOf(pattern) },
    make('table', { class: 'matrix', 'data-pattern': pattern },
      make('colgroup', {}, make('col', { class: 'ids' }), make('col'),
        ...contenders.map(() => make('col', { class: 'marks' }))),
      make('thead', {}, make('tr', {},
        make('th', { scope: 'col', colspan: 2 }, make('h3', {}, labelOf(pattern), ' ',
          make('small', {}, rows.length === 1 ? '1 case' : `${rows.length} cases`))),
        ...contenders.map(name => make('th', { scope: 'col', class: name === OURS && 'ours' }, labelOf(name))))),
      make('tbody', {}, ...rows.flatMap(row => rowsOf(row, contenders)))));
}

/** A row, and a second one with the details if the case is open. */
function rowsOf(row, contenders) {
  const isOpen = row.id === openId();
  const line = make('tr', { id: row.id, class: isOpen && 'opened', 'data-case': row.id },
    make('td', { class: 'id' }, make('a', { href: '#' + row.id, tabindex: -1, 'aria-hidden': 'true' }, row.id)),
    make('th', { scope: 'row' }, opener(row.id, isOpen && !openContender(), { class: 'title' },
      make('span', { class: 'unseen' }, row.id + ' '), row.title)),
    ...contenders.map(name => markCell(row, name)));
  return isOpen ? [line, make('tr', { class: 'details' },
    make('td', { colspan: 2 + contenders.length }, detailsOf(row)))] : [line];
}

function markCell(row, contender) {
  const cell = cellOf(row, contender);
  const ours = contender === OURS ? 'ours' : null;
  if (!cell) return make('td', { class: ours });
  const target = `${row.id}/${contender}`;
  const flickers = cell.flickered && cell.flickered.length > 0;
  return make('td', { class: ours, 'data-contender': contender, 'data-verdict': cell.verdict },
    opener(target, state.open === target, { class: 'cell', title: `${labelOf(contender)}: ${wordsOf(cell.verdict)}` },
      mark(cell.verdict),
      make('span', { class: 'name' }, labelOf(contender)),
      make('span', { class: 'unseen' }, ': ' + wordsOf(cell.verdict)),
      flickers ? make('span', { class: 'flicker' }, 'flickers') : null));
}

/** A button that opens a case or a cell, and closes it if it is open. */
const opener = (target, isOpen, attributes, ...children) => make('button',
  { type: 'button', 'data-open': target, 'aria-expanded': String(isOpen), ...attributes }, ...children);

function detailsOf(row) {
  const chosen = cellOf(row, openContender());
  const cells = chosen ? [chosen] : row.cells;
  return make('div', { class: 'panel' },
    make('dl', { class: 'about' },
      ...pair('Expected', row.expected),
      ...pair('Source', row.source),
      ...pair('Code', make('a', { href: `${ROOT}${row.file}#L${row.line}` },
        `${row.file.split('/').pop()}:${row.line}`)),
      ...pair('Time', row.time === 'real' ? 'real, for every implementation' : 'simulated where the implementation '
        + 'takes a clock, otherwise real'),
      ...(row.note ? pair('Note', row.note) : []),
      ...pair('Link', make('a', { href: '#' + row.id }, '#' + row.id))),
    make('div', { class: chosen ? 'cells one' : 'cells' }, ...cells.map(cellDetails)),
    make('div', { class: 'actions' },
      chosen ? opener(row.id, false, {}, 'All implementations') : null,
      opener(state.open, true, { class: 'close' }, 'Close')));
}

const pair = (name, value) => [make('dt', {}, name), make('dd', {}, value)];

function cellDetails(cell) {
  return make('article', { class: 'seen ' + cell.verdict, 'data-seen': cell.contender },
    make('h4', {}, mark(cell.verdict), labelOf(cell.contender),
      make('small', {}, ` in ${cell.time} time`)),
    make('p', { class: 'verdict' }, ...(cell.verdict === 'right-with' ? ['right with ', make('code', {}, cell.setting)]
      : [wordsOf(cell.verdict)])),
    make('p', {}, cell.seen),
    cell.flickered && cell.flickered.length > 0 ? make('p', { class: 'flicker' },
      'Not the same in each run. Also seen: ' + cell.flickered.join('; ')) : null,
    cell.story.length === 0 ? null : make('ol', { class: 'story' }, ...cell.story.map(stepOf)));
}

/** "   61 s  the probe begins": the time, if there is one, is in a column of its own. */
function stepOf(step) {
  const timed = /^\s*([\d.]+ s) {2}(.*)$/.exec(step);
  return timed ? make('li', {}, make('span', { class: 'at' }, timed[1]), make('span', {}, timed[2]))
    : make('li', {}, make('span', {}, step));
}
