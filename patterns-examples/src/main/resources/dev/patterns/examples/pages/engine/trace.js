'use strict';
// Unpacks recorded runs. Times are milliseconds.

const lesson = JSON.parse(byId('result').textContent);
const LOOKS = lesson.looks.map(([id, words]) => ({ id, words }));
const PLACES = ['client', 'gate', 'pattern', 'service', 'second'];
const unpacked = new Map();

function traceOf(number) {
  if (!unpacked.has(number)) unpacked.set(number, unpack(lesson.traces[number]));
  return unpacked.get(number);
}

function unpack(packed) {
  const dots = [];
  for (let i = 0, start = 0; i < packed.dots.length; i += 3) {
    start += packed.dots[i];
    dots.push(dotOf(start, packed.dots[i + 1], lesson.ways[packed.dots[i + 2]]));
  }
  const bands = packed.bands.map(({ name, changes }) => ({ name, changes: timed(changes.map(([t, state, tone]) =>
    [t, { state, tone: ['passes', 'stops', 'tries'][tone] }])) }));
  const gauges = packed.gauges.map(({ name, cells, changes }) => {
    const values = [];
    for (let i = 0; i < changes.length; i += 2) values.push([changes[i], changes[i + 1]]);
    return { name, cells, changes: timed(values) };
  });
  const times = new Set([0, packed.ms]);
  dots.forEach(dot => dot.points.forEach(point => times.add(point.t)));
  bands.forEach(band => band.changes.forEach(change => times.add(change.t)));
  return { ...packed, dots, bands, gauges, times: [...times].sort((a, b) => a - b) };
}

function dotOf(start, lane, way) {
  const points = [];
  let t = start;
  for (let i = 0; i < way.length; i += 3) {
    if (i > 0) t += way[i - 1];
    points.push({ t, place: PLACES[way[i] % 8], row: Math.floor(way[i] / 8) - 1, look: LOOKS[way[i + 1]] });
  }
  return { lane, points, start, end: t };
}

/** Differences of time become times. */
function timed(pairs) {
  let t = 0;
  return pairs.map(([difference, value]) => ({ t: t += difference, value }));
}

/** The value at the time; undefined before the first change. */
function valueAt(changes, t) {
  let value;
  for (const change of changes) {
    if (change.t > t) break;
    value = change.value;
  }
  return value;
}

/** How many calls came back with which look, and how many have reached a service, up to the time. */
function talliesAt(trace, t) {
  const tallies = new Map([['reached', 0]]);
  for (const dot of trace.dots) {
    if (dot.start > t) break;
    const last = dot.points[dot.points.length - 1];
    if (last.t <= t && last.place === 'client') tallies.set(last.look, (tallies.get(last.look) || 0) + 1);
    dot.points.forEach((point, i) => {
      const arrives = point.place === 'service' && i > 0 && dot.points[i - 1].place !== 'service';
      if (arrives && point.t <= t) tallies.set('reached', tallies.get('reached') + 1);
    });
  }
  return tallies;
}

/** A number and its unit stay in one line. */
const withUnits = text => text.replace(/(\d) (s|%)(?!\w)/g, '$1\u00a0$2');

const seconds = (ms, digits = 1) => `${(ms / 1000).toFixed(digits)} s`;
