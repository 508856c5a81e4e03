'use strict';
// Draws the map of rates and, for each run, three panels with a common time axis and common scales.

const GAP = '\u202f';
const SVG = 'http://www.w3.org/2000/svg';
const draw = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
const number = value => value >= 1e4 ? Math.round(value / 1e3) + GAP + '000' : String(Math.round(value));

const PANELS = [
  { name: 'requests a second', curves: ['arrivals', 'goodput'], height: 110 },
  { name: 'calls a second', curves: ['calls', 'capacity'], height: 90 },
  { name: 'queue', curves: ['queue'], height: 90 },
];
const LEFT = 52, RIGHT = 8, TITLE = 20, BELOW = 16, AXIS = 22;

const data = JSON.parse(byId('result').textContent);

function show() {
  byId('verdict').textContent = data.verdict;
  byId('load').textContent = data.load.join(' ');
  byId('blips').textContent = data.blips;
  byId('spikes').textContent = data.spikes;
  byId('definition').textContent = data.definition;
  byId('rows').replaceChildren(...data.rows.map(row => make('tr', {},
    make('th', { scope: 'row' }, row.name),
    ...[row.blip, row.spike].map(cell => make('td', { class: cell.found ? 'found' : cell.complete ? 'none' : 'unknown' }, cell.text)))));
  byId('helps').hidden = data.rows.length === 0;
  redraw();
}

function redraw() {
  byId('map').replaceChildren(map(byId('map').clientWidth));
  const scales = scalesFor(data.timelines);
  byId('runs').replaceChildren(...data.timelines.map(run => {
    const section = make('section', { class: 'run' + (run.never ? ' never' : '') },
      make('h3', {}, run.title), make('p', {}, run.outcome));
    section.style.marginTop = 0;
    byId('runs').append(section);
    section.append(chart(run, scales, section.clientWidth));
    return section;
  }));
}

/** The rates from zero to a quarter above the dependency's capacity. */
function map(width) {
  const top = Math.max(1.25 * data.capacity, 1.1 * data.rate);
  const x = rate => Math.min(rate, top) / top * width;
  const regions = [
    ['stable', 0, data.stableUpTo], ['vulnerable', data.vulnerableFrom, data.vulnerableUpTo],
    ['overloaded', data.overloadedFrom, top]].filter(([, from, to]) => to > from);
  const svg = draw('svg', { viewBox: `0 0 ${width} 84`, role: 'img', 'aria-label': regions.map(
    ([name, from, to]) => `${name} from ${number(from)} to ${number(to)}`).join(', ') + ' requests a second' });
  for (const [name, from, to] of regions) {
    svg.append(draw('rect', { class: name, x: x(from), y: 26, width: x(to) - x(from), height: 34 }));
    if (x(to) - x(from) > 74) svg.append(draw('text', { class: 'name', x: x(from) + 6, y: 48 }, name));
  }
  for (const rate of new Set([data.stableUpTo, data.overloadedFrom])) {
    if (rate > 0 && rate < top) svg.append(draw('text', { x: x(rate), y: 77, 'text-anchor': 'middle' }, number(rate)));
  }
  const first = Math.min(...[data.stableUpTo, data.overloadedFrom].filter(rate => rate > 0));
  svg.append(draw('text', { x: 0, y: 77 }, x(first) > 150 ? '0 requests a second' : '0'),
    draw('line', { class: 'today', x1: x(data.rate), x2: x(data.rate), y1: 20, y2: 64 }),
    draw('text', { class: 'now', x: x(data.rate), y: 14, 'text-anchor': x(data.rate) > width - 60 ? 'end' : 'middle' },
      `today: ${number(data.rate)}`));
  return svg;
}

function scalesFor(runs) {
  const most = columns => Math.max(1, ...runs.flatMap(run => columns.flatMap(column => run[column] || [])));
  const tops = PANELS.map(panel => round(most(panel.curves)));
  tops[1] = Math.max(tops[1], round(data.capacity));
  return { seconds: Math.max(1, ...runs.map(run => run.second[run.second.length - 1])), tops };
}

/** A round number that is at least the value. */
function round(value) {
  const unit = 10 ** Math.floor(Math.log10(value));
  return unit * [1, 1.5, 2, 3, 4, 6, 8, 10].find(factor => factor * unit >= value);
}

function chart(run, scales, width) {
  const x = second => LEFT + second / scales.seconds * (width - LEFT - RIGHT);
  const height = PANELS.reduce((sum, panel) => sum + panel.height + TITLE + BELOW, 0) + AXIS;
  const svg = draw('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${run.title}: ${run.outcome}` });
  let top = 0;
  PANELS.forEach((panel, i) => {
    const ceiling = top + TITLE, floor = ceiling + panel.height;
    const y = value => floor - value / scales.tops[i] * panel.height;
    svg.append(draw('text', { x: LEFT, y: top + 13 }, panel.name));
    if (run.triggerTo > run.triggerFrom) {
      svg.append(draw('rect', { x: x(run.triggerFrom), y: ceiling, height: panel.height,
        width: Math.max(2, x(run.triggerTo) - x(run.triggerFrom)) }));
    }
    for (const value of [0, scales.tops[i] / 2, scales.tops[i]]) {
      svg.append(draw('line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }),
        draw('text', { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' }, number(value)));
    }
    for (const curve of panel.curves) {
      const path = curve === 'capacity'
        ? `M${LEFT} ${y(data.capacity)}H${width - RIGHT}`
        : run[curve].map((value, n) => `${n ? 'L' : 'M'}${x(run.second[n]).toFixed(1)} ${y(value).toFixed(1)}`).join('');
      svg.append(draw('path', { class: 'curve ' + curve, d: path }));
    }
    top = floor + BELOW;
  });
  const step = round(scales.seconds / 6);
  for (let second = 0; second <= scales.seconds; second += step) {
    svg.append(draw('text', { x: x(second), y: top + 2, 'text-anchor': second ? 'middle' : 'start' }, second + GAP + 's'));
  }
  return svg;
}

let drawnWidth = innerWidth;
addEventListener('resize', () => {
  if (innerWidth !== drawnWidth) {
    drawnWidth = innerWidth;
    redraw();
  }
});
show();
