'use strict';
// Draws the last two minutes of samples. Each chart is a path in a box of 120 seconds by 100.

const SECONDS = 120;
const GAP = '\u202f';
const SVG = 'http://www.w3.org/2000/svg';
const draw = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
const known = value => typeof value === 'number';
const percent = value => known(value) ? (100 * value).toFixed(1) + GAP + '%' : '–';
const millis = value => known(value)
  ? value < 1000 ? Math.round(value) + GAP + 'ms' : (value / 1000).toFixed(1) + GAP + 's' : '–';

const SHOWN = {
  'healthy': 'Healthy', 'incident': 'Incident', 'incident-documented': 'As documented',
  'incident-handwritten': 'Hand-written', 'incident-library': 'Library',
};

/** Title, curves (key or function, class), current value, whether it is bad, top of the scale, its label. */
const CHARTS = [
  { title: 'Success', curves: [sample => sample.success], text: s => percent(s.success),
    bad: s => known(s.success) && s.success < 0.95, top: () => 1, label: percent },
  { title: 'P95', curves: [sample => sample.p95Millis], text: s => millis(s.p95Millis),
    bad: s => s.p95Millis > 2000, top: samples => Math.max(500, ...samples.map(s => s.p95Millis || 0)), label: millis },
  { title: 'Connections in use (red: waiting)', curves: [s => s.active, s => s.pending],
    text: s => `${s.active} of ${s.max}` + (s.pending ? `, ${s.pending} waiting` : ''),
    bad: s => s.pending > 0 && s.active >= s.max,
    top: samples => Math.max(...samples.map(s => Math.max(s.max, s.pending))), label: String },
  { title: 'Retries a second (red: at the backup)', curves: [s => s.retries, s => s.failovers],
    text: s => `${s.retries}` + (s.failovers ? `, ${s.failovers} at backup` : ''), bad: s => s.retries > 6,
    top: samples => Math.max(10, ...samples.map(s => Math.max(s.retries, s.failovers))), label: String },
  { title: 'Breaker (shaded while open)', curves: [s => ({ closed: 0, half_open: 0.5, open: 1 })[s.breaker]],
    text: s => s.breaker.replace('_', '-'), bad: s => s.breaker === 'open', top: () => 1,
    label: value => value ? 'open' : 'closed', shade: s => s.breaker === 'open' },
  { title: 'Payments that ended in a second', curves: [s => s.ended],
    text: s => `${s.ended}` + (s.unknown ? `, ${s.unknown} unknown` : ''), bad: s => s.unknown > 0,
    top: samples => Math.max(40, ...samples.map(s => s.ended)), label: String },
];

const samples = [];

function pathOf(curve, top, x) {
  let path = '', pen = 'M';
  samples.forEach((sample, i) => {
    const value = curve(sample);
    if (!known(value)) { pen = 'M'; return; }
    path += `${pen}${x(i)} ${(100 - 100 * value / top).toFixed(2)}`;
    pen = 'L';
  });
  return path;
}

function show(chart) {
  const last = samples[samples.length - 1];
  const top = chart.top(samples);
  const x = i => SECONDS - samples.length + i + 1;
  chart.value.textContent = chart.text(last);
  chart.value.className = chart.bad(last) ? 'bad' : '';
  chart.upper.textContent = chart.label(top);
  chart.svg.replaceChildren(
    ...[0, 50, 100].map(y => draw('line', { x1: 0, x2: SECONDS, y1: y, y2: y })),
    ...(chart.shade ? samples.map((sample, i) => chart.shade(sample)
      ? draw('rect', { x: x(i) - 1, y: 0, width: 1, height: 100 }) : null).filter(Boolean) : []),
    ...samples.map((sample, i) => i && sample.act !== samples[i - 1].act
      ? draw('line', { class: 'act', x1: x(i), x2: x(i), y1: 0, y2: 100 }) : null).filter(Boolean),
    ...chart.curves.map((curve, i) => draw('path', { d: pathOf(curve, top, x), class: i ? 'second' : '' })));
}

function receive(sample) {
  samples.push(sample);
  if (samples.length > SECONDS) samples.shift();
  byId('now').textContent = `${SHOWN[sample.act] || sample.act}, second ${Math.floor(sample.second)}`;
  for (const button of byId('acts').children) {
    button.setAttribute('aria-pressed', button.value === (sample.chosen ? sample.act : ''));
  }
  CHARTS.forEach(show);
}

const choose = name => fetch('/act' + (name && '?name=' + name), { method: 'POST' });

for (const chart of CHARTS) {
  chart.svg = draw('svg', { viewBox: `0 0 ${SECONDS} 100`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  chart.value = make('b', {}, '–');
  chart.upper = make('span');
  byId('charts').append(make('section', { class: 'chart' },
    make('h2', {}, chart.title, chart.value),
    make('div', { class: 'scale' }, chart.upper),
    chart.svg,
    make('div', { class: 'scale' }, make('span', {}, SECONDS + ' s ago'), make('span', {}, 'now'))));
}
for (const name of ['', ...JSON.parse(byId('result').textContent).acts]) {
  const button = make('button', { type: 'button', value: name, 'aria-pressed': 'false' },
    name ? SHOWN[name] || name : 'All in turn');
  button.addEventListener('click', () => choose(name));
  byId('acts').append(button);
}
const source = new EventSource('/events');
source.onmessage = event => receive(JSON.parse(event.data));
source.onerror = () => { byId('now').textContent = 'The incident has ended, or the connection is lost.'; };
source.onopen = () => { samples.length = 0; };
