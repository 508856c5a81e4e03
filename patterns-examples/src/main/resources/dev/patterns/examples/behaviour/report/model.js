'use strict';
// The result, and which of its rows the address asks for.

const result = JSON.parse(byId('result').textContent);
const labelOf = name => result.labels[name] || name;
const OURS = 'HANDWRITTEN';
const ROOT = '../../../';   // from patterns-examples/target/behaviour

/** The verdicts: words for a reader, a short form for the totals, and the symbol inside the mark. */
const VERDICTS = {
  'right': ['right', 'right', '✓'],
  'right-with': ['right with a setting of its own', 'with a setting', '✓'],
  'different': ['different', 'different', '✕'],
  'not-offered': ['not offered', 'not offered', '–'],
  'cannot-be-driven': ['can’t be driven by a test', 'can’t be driven', '?'],
};
const wordsOf = verdict => VERDICTS[verdict][0];

const cellOf = (row, contender) => row.cells.find(cell => cell.contender === contender);
const isRight = cell => cell.verdict === 'right';

/** What the row filter can show. */
const SHOWS = {
  all: ['all cases', () => true],
  differ: ['where implementations differ', row => new Set(row.cells.map(cell => cell.verdict)).size > 1],
  ours: ['where the hand-written tier is not right', row => {
    const ours = cellOf(row, OURS);
    return ours !== undefined && !isRight(ours);
  }],
};

const patterns = [...new Set(result.cases.map(row => row.pattern))];
const contendersOf = rows => result.contenders.filter(name => rows.some(row => cellOf(row, name)));

/** The state, as the address has it: "#B6a", "#B6a/FAILSAFE&pattern=pool&show=differ". */
const EMPTY = { open: '', pattern: '', contender: '', verdict: '', text: '', show: 'all' };
let state = EMPTY;

/** Unknown names are left out. A case that is asked for is shown, whatever the filters say. */
function stateFrom(hash) {
  const parts = hash.replace(/^#/, '').split('&').map(part => {
    const at = part.indexOf('=');
    return at < 0 ? ['open', part] : [part.slice(0, at), part.slice(at + 1)];
  });
  const given = Object.fromEntries(parts.map(([name, value]) => [name, decoded(value)]));
  const known = (name, values) => values.includes(given[name]) ? given[name] : EMPTY[name];
  const [id = ''] = (given.open || '').split('/');
  return {
    open: result.cases.some(row => row.id === id) ? given.open : '',
    pattern: known('pattern', patterns),
    contender: known('contender', result.contenders),
    verdict: known('verdict', Object.keys(VERDICTS)),
    show: known('show', Object.keys(SHOWS)),
    text: given.text || '',
  };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function hashOf(state) {
  const filters = Object.keys(EMPTY).filter(name => name !== 'open' && state[name] !== EMPTY[name])
    .map(name => `${name}=${encodeURIComponent(state[name])}`);
  return [...(state.open ? [state.open] : []), ...filters].join('&');
}

const openId = () => state.open.split('/')[0];
const openContender = () => state.open.split('/')[1] || '';

function textOf(row) {
  return [row.id, row.title, row.expected, row.source, row.note, labelOf(row.pattern),
    ...row.cells.flatMap(cell => [cell.seen, cell.setting])].filter(Boolean).join('\n').toLowerCase();
}

/** Whether the filters show this row. A verdict alone means: on any implementation. */
function isShown(row) {
  const cells = row.cells.filter(cell => !state.contender || cell.contender === state.contender);
  const words = state.text.toLowerCase().split(/\s+/).filter(Boolean);
  return (!state.pattern || row.pattern === state.pattern)
    && cells.some(cell => !state.verdict || cell.verdict === state.verdict)
    && SHOWS[state.show][1](row)
    && (words.length === 0 || words.every(word => textOf(row).includes(word)));
}
