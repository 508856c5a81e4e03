'use strict';
// The explorer: a choice of tier and fixes, and the run that was made in advance with that choice.

function showExplorer({ fixes, tiers, runs, step, ablation, seeds, defaultTier, defaultFixes, notes }) {
  const { rate } = STORY;
  const all = (1 << fixes.length) - 1;
  const maskOf = chosen => fixes.reduce((mask, fix, i) => chosen.includes(fix) ? mask | 1 << i : mask, 0);
  const fixesOf = mask => fixes.filter((fix, i) => mask & 1 << i);
  const runOf = (tier, mask) => runs[`${tier}/${mask}`];
  const columns = new Map();
  const columnsFor = run => {
    if (!columns.has(run)) columns.set(run, columnsOf(run.series, step || 1));
    return columns.get(run);
  };
  const scales = scalesFor(Object.values(runs).map(columnsFor));
  const figures = figuresOf(Object.values(runs));

  let tier = tiers.includes(defaultTier) ? defaultTier : tiers[0];
  let mask = maskOf(defaultFixes || []);
  let drawn = null;

  const tierInputs = tiers.map(name => make('input', { type: 'radio', name: 'tier', id: 'tier-' + name, value: name }));
  const fixInputs = fixes.map(name => make('input', { type: 'checkbox', id: 'fix-' + name, value: name,
    'aria-describedby': 'hint-' + name }));
  byId('tiers').append(...tierInputs.map(input => make('label', {}, input, STORY.tiers[input.value] || input.value)));
  byId('fixes').append(
    ...fixInputs.map(input => make('label', {}, input, make('span', {}, input.value),
      make('small', { id: 'hint-' + input.value }, STORY.hints[input.value] || ''))),
    make('div', { class: 'presets' }, preset('none', 0), preset('all', all)));
  byId('choice').addEventListener('submit', event => event.preventDefault());
  byId('choice').addEventListener('change', () => choose(
    tierInputs.find(input => input.checked).value,
    maskOf(fixInputs.filter(input => input.checked).map(input => input.value))));

  const plot = make('div', { class: 'plot' });
  byId('run').append(scrubber(byId('run'), scales.seconds, () => drawn ? [[tier, drawn]] : []), plot);
  byId('explorer').hidden = false;
  window.addEventListener('hashchange', readHash);
  if (!readHash()) show();
  whenResized(plot, drawRun);

  function preset(word, fixesInIt) {
    const button = make('button', { type: 'button', id: 'fixes-' + word }, word);
    button.addEventListener('click', () => choose(tier, fixesInIt));
    return button;
  }

  function choose(newTier, newMask) {
    const before = runOf(tier, mask);
    tier = newTier;
    mask = newMask;
    history.replaceState(null, '', `#tier=${tier}&fixes=${fixesOf(mask).join(',')}`);
    show(before);
  }

  /** Reads the choice from the address. Returns whether the address has one. */
  function readHash() {
    const params = new URLSearchParams(location.hash.slice(1));
    if (!params.has('tier') && !params.has('fixes')) return false;
    if (tiers.includes(params.get('tier'))) tier = params.get('tier');
    if (params.has('fixes')) mask = maskOf(params.get('fixes').split(','));
    show();
    return true;
  }

  function show(before) {
    tierInputs.forEach(input => input.checked = input.value === tier);
    fixInputs.forEach((input, i) => input.checked = Boolean(mask & 1 << i));
    const run = runOf(tier, mask);
    byId('figures').replaceChildren(...figures.map(figure => figureOf(figure, run || {}, runOf(tier, 0) || {})));
    byId('change').textContent = [
      !run ? 'This combination was not run.' : before && before !== run
        ? `${rate.heading} went from ${percent(before[rate.key])} to ${percent(run[rate.key])}.` : '',
      (notes || {})[tier] || '',
    ].filter(Boolean).join(' ');
    drawRun();
    showAblation();
  }

  function figureOf([key, heading, unit, text], run, noFix) {
    return make('div', {}, make('dt', {}, unit === 'ms' ? `${heading},\u00a0${unit}` : heading),
      make('dd', { id: 'figure-' + key, class: STORY.alarming.includes(key) && run[key] > 0 && 'bad' }, text(run[key]),
        run !== noFix && known(noFix[key]) ? make('small', {}, 'no fix: ' + text(noFix[key])) : null));
  }

  function drawRun() {
    const run = runOf(tier, mask), noFix = runOf(tier, 0);
    drawn = run && plot.clientWidth ? chart(columnsFor(run), scales, {
      width: Math.min(900, plot.clientWidth), axis: true,
      title: `${tier} with ${listed(fixesOf(mask)) || 'no fix'}, second by second`,
      behind: noFix && noFix !== run ? columnsFor(noFix) : null,
    }) : null;
    plot.replaceChildren(...drawn ? [drawn.svg] : []);
  }

  function showAblation() {
    const given = ablation && ablation.filter(row => !row.tier || row.tier === tier);
    const rows = given && given.length ? given : ablationOf(fixes, mask => runOf(tier, mask));
    byId('ablation').hidden = rows.length === 0;
    byId('ablation-lead').textContent = (given && given.length && seeds > 1
      ? `Mean ${rate.heading.toLowerCase()} over ${seeds} seeds, with its spread. ` : 'From runs of one seed. ')
      + 'Select a name to see its curves.';
    fillAblation(byId('ablation-table'), rows, fixes, row => {
      const rowMask = row.fixes ? maskOf(row.fixes) : null;
      return rowMask === null ? null : { current: rowMask === mask, go: () => {
        choose(tier, rowMask);
        byId('explorer').scrollIntoView({ behavior: 'smooth' });
      } };
    });
  }
}

/** The rows of the ablation table, from the runs of one tier: no fix, each alone, all but each, all. */
function ablationOf(fixes, runOf) {
  const all = (1 << fixes.length) - 1;
  const row = (label, mask) => {
    const run = runOf(mask);
    return run && { ...run, label, fixes: fixes.filter((fix, i) => mask & 1 << i), [STORY.rate.mean]: run[STORY.rate.key] };
  };
  return [
    row('no fix', 0),
    ...fixes.map((fix, i) => row(fix, 1 << i)),
    ...fixes.map((fix, i) => row('all but ' + fix, all & ~(1 << i))),
    row('all fixes', all),
  ].filter(Boolean);
}

function groupOf({ fixes }, among) {
  if (!fixes || !fixes.length) return '';
  const missing = among.length - fixes.length;
  return fixes.length === 1 ? 'One fix alone' : missing === 1 ? 'All but one' : 'Several together';
}

/** link(row) returns whether the row is the current choice, and a function that chooses it; null if there is none. */
function fillAblation(table, rows, fixes, link) {
  const { rate } = STORY;
  const figures = figuresOf(rows).filter(([key]) => key !== STORY.rate.key && key !== 'p99Millis');
  const head = make('tr', {}, make('th', { scope: 'col' }, 'Fixes'), make('th', { scope: 'col' }, rate.heading),
    make('th', { scope: 'col', class: 'spread' }, '0 to ' + percent(rate.full, 0)),
    ...figures.map(figure => make('th', { scope: 'col', 'data-figure': figure[0] }, headingOf(figure))));
  const body = [];
  let group = null;
  for (const row of rows) {
    if (groupOf(row, fixes) !== group) {
      group = groupOf(row, fixes);
      const heading = make('th', { colspan: 3 + figures.length, scope: 'rowgroup' }, group);
      if (group) body.push(make('tr', { class: 'group' }, heading));
    }
    const { current, go } = link(row) || {};
    const name = go ? make('button', { type: 'button', class: 'link' }, row.label) : row.label;
    if (go) name.addEventListener('click', go);
    const spread = known(row[rate.spread]) ? ' ± ' + (100 * row[rate.spread]).toFixed(1) : '';
    body.push(make('tr', { 'aria-current': current && 'true', 'data-row': row.label },
      make('th', { scope: 'row' }, name),
      make('td', {}, percent(row[rate.mean]) + spread),
      make('td', { class: 'spread' }, dotPlot(row[rate.mean], row[rate.spread])),
      ...figures.map(([key, , , text]) => make('td', { 'data-figure': key }, text(row[key])))));
  }
  table.replaceChildren(make('thead', {}, head), make('tbody', {}, ...body));
}

function dotPlot(mean, spread) {
  const x = rate => (100 * Math.min(1, Math.max(0, rate / STORY.rate.full))) + '%';
  const plot = draw('svg', { class: 'dot-plot', 'aria-hidden': 'true' },
    draw('line', { class: 'rail', x1: 0, x2: '100%', y1: 7, y2: 7 }));
  if (known(mean)) {
    const half = known(spread) ? spread : 0;
    plot.append(
      draw('line', { class: 'whisker', x1: x(mean - half), x2: x(mean + half), y1: 7, y2: 7 }),
      draw('circle', { class: 'dot', cx: x(mean), cy: 7, r: 4.5 }));
  }
  return plot;
}
