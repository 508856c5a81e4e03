'use strict';
// How the acts, and the fixes in an outage that ends, stand to the objectives.

const seconds = value => known(value) ? count(Math.round(value)) + GAP + 's' : NOTHING;

/** The figures of a service level: key, heading, formatter. */
const LEVELS = [
  ['successRate', 'Success', percent],
  ['withinLatency', 'Within 2\u00a0s', percent],
  ['burnRate', 'Burn rate', value => known(value) ? grouped(value, 1) : NOTHING],
  ['budgetSpent', 'Budget of 30 days spent', value => percent(value, 3)],
  ['detectedSeconds', 'Detected after', seconds],
  ['recoveredSeconds', 'Recovered after', seconds],
];

function showLevels({ acts, outage }) {
  const rows = acts.filter(act => act.serviceLevel).map(act => [titleOf(act), act.serviceLevel]);
  byId('levels').hidden = rows.length === 0;
  fillLevels(byId('levels-table'), 'Act', rows);
  byId('outage').hidden = !outage;
  fillLevels(byId('outage-table'), 'Fixes', (outage || []).map(row => [row.label, row.serviceLevel]));
}

function fillLevels(table, heading, rows) {
  const figures = LEVELS.filter(([key]) => rows.some(([, level]) => known(level[key])));
  table.append(
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, heading),
      ...figures.map(([, title]) => make('th', { scope: 'col' }, title)))),
    make('tbody', {}, ...rows.map(([label, level]) => make('tr', {}, make('th', { scope: 'row' }, label),
      ...figures.map(([key, , text]) => make('td', {}, text(level[key])))))));
}
