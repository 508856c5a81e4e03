'use strict';
// The acts: the table, and one column of charts per act.

const titleOf = act => (STORY.acts[act.name] || [act.name])[0];
const subtitleOf = act => (STORY.acts[act.name] || ['', ''])[1];

/** The figures that at least one of the rows has. */
const figuresOf = rows => STORY.figures.filter(([key]) => rows.some(row => known(row[key])));
const headingOf = ([, heading, unit]) => unit ? `${heading},\u00a0${unit}` : heading;

function showSetting({ mode, timeScale, seed, acts }) {
  const scaled = known(timeScale) && timeScale !== 1 ? timeScale : 0;
  const arrivals = [...new Set(acts.map(STORY.arrivals).filter(Boolean))];
  byId('setting').textContent = [
    mode === 'simulated' ? 'Simulated time: ' + STORY.simulated : 'A real PostgreSQL and real HTTP',
    arrivals.length === 1 ? arrivals[0] : '',
    scaled ? `all durations × ${timeScale}` : 'durations unscaled',
    known(seed) ? `seed ${seed}` : '',
  ].filter(Boolean).join(' · ');
  byId('summary-note').textContent =
    'Marked: the worst value of a column, if it is more than 10 % worse than the best. ' + STORY.latencies(scaled);
}

/** The worst value of a figure, or null if it is not more than 10 % worse than the best. */
function worstOf(rows, [key, , , , worse]) {
  const values = rows.map(row => row[key]).filter(known);
  if (!worse || values.length < 2) return null;
  const least = Math.min(...values), most = Math.max(...values);
  if (most <= 1.1 * least) return null;
  return worse > 0 ? most : least;
}

function showSummary(acts) {
  const figures = figuresOf(acts);
  const worst = figures.map(figure => worstOf(acts, figure));
  byId('summary').append(
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, 'Act'),
      ...figures.map(figure => make('th', { scope: 'col' }, headingOf(figure))))),
    make('tbody', {}, ...acts.map(act => make('tr', { 'data-act': act.name },
      make('th', { scope: 'row' }, titleOf(act), make('small', {}, subtitleOf(act))),
      ...figures.map((figure, i) => figureCell(act, figure, worst[i]))))));
}

function figureCell(row, figure, worst) {
  const [key, , unit, text] = figure;
  const marked = worst !== null && row[key] === worst;
  return make('td', { 'data-figure': key, 'data-label': headingOf(figure), class: marked && 'worst' },
    marked ? make('span', { class: 'mark', 'aria-hidden': 'true' }, '▸') : null,
    unit === '%' ? text(row[key]).replace(GAP + '%', '') : text(row[key]),
    marked ? make('span', { class: 'unseen' }, ' (worst)') : null);
}

function showSeries(acts) {
  const host = byId('series');
  const runs = acts.map(act => columnsOf(act.series || []));
  const scales = scalesFor(runs);
  const plots = acts.map(act => make('div', { class: 'plot' }));
  let charts = [];
  const columns = make('div', { class: 'columns' }, ...acts.map((act, i) => make('figure', { 'data-act': act.name },
    make('figcaption', {}, make('b', {}, titleOf(act)), make('span', {}, percent(act[STORY.rate.key])),
      make('small', {}, subtitleOf(act))), plots[i], outcomesOf(act))));
  host.append(scrubber(host, scales.seconds, () => charts), columns);

  whenResized(columns, width => {
    const abreast = width >= acts.length * 224;
    columns.classList.toggle('abreast', abreast);
    columns.style.setProperty('--acts', acts.length);
    charts = acts.map((act, i) => [titleOf(act), chart(runs[i], scales, {
      width: plots[i].clientWidth, axis: !abreast || i === 0, title: titleOf(act) + ', second by second' })]);
    charts.forEach(([, chart], i) => plots[i].replaceChildren(chart.svg));
  });
}

/** The number of payments per outcome, most frequent first. */
function outcomesOf({ outcomes }) {
  const ends = Object.entries(outcomes || {}).filter(([, payments]) => payments > 0).sort(([, a], [, b]) => b - a);
  return ends.length === 0 ? null : make('dl', { class: 'outcomes' },
    ...ends.map(([end, payments]) => make('div', {}, make('dt', {}, end), make('dd', {}, count(payments)))));
}

/** Draws now, and again whenever the width has changed. */
function whenResized(element, redraw) {
  let drawn = 0;
  const check = () => {
    if (element.clientWidth !== drawn) redraw(drawn = element.clientWidth);
  };
  new ResizeObserver(() => requestAnimationFrame(check)).observe(element);
  check();
}

function showParameters(parameters) {
  const pairs = parameters.map(({ name, value, givenByStory, note }) => [givenByStory, make('div', {},
    make('dt', {}, name, note ? make('small', {}, note) : null), make('dd', {}, String(value)))]);
  const chosen = pairs.filter(([given]) => !given), given = pairs.filter(([given]) => given);
  byId('chosen').append(...chosen.map(([, pair]) => pair));
  byId('given').querySelector('dl').append(...given.map(([, pair]) => pair));
  byId('given').hidden = given.length === 0;
  byId('parameters').hidden = pairs.length === 0;
}
