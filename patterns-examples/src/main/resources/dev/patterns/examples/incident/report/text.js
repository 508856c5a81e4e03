'use strict';
// Formats numbers and creates drawings.

const GAP = '\u202f';
const NOTHING = '–';

const known = value => typeof value === 'number' && Number.isFinite(value);

const GROUPED = [0, 1, 2, 3].map(digits =>
  new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }));
const grouped = (value, digits = 0) => GROUPED[digits].format(value);

const percent = (rate, digits = 1) => known(rate) ? grouped(100 * rate, digits) + GAP + '%' : NOTHING;
const count = value => known(value) ? grouped(value) : NOTHING;
const ratio = value => known(value) ? grouped(value, 2) : NOTHING;
const millis = value => known(value) ? grouped(value, value < 10 ? 1 : 0) : NOTHING;

/** A short form for axes: 40 ms, 3.1 s, 30 s. */
function duration(value) {
  if (!known(value)) return NOTHING;
  if (value < 999.5) return (value < 10 ? +value.toPrecision(2) : Math.round(value)) + GAP + 'ms';
  return (value < 9950 ? +(value / 1000).toPrecision(2) : grouped(value / 1000)) + GAP + 's';
}

/** "a", "a and b", "a, b and c". */
function listed(words) {
  return words.length < 2 ? words.join('') : words.slice(0, -1).join(', ') + ' and ' + words[words.length - 1];
}

const SVG = document.querySelector('svg').namespaceURI;
const draw = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);
