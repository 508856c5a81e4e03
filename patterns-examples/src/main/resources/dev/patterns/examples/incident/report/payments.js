'use strict';
// The payment incident: its acts, figures, panels and words.

const STORY = {
  acts: {
    'healthy': ['Healthy', 'no patterns, healthy processor'],
    'incident': ['Incident', 'no patterns; calls hang, one path leaks'],
    'incident-documented': ['As documented', 'the fixes with the documents’ own patterns'],
    'incident-handwritten': ['Hand-written', 'the fixes with patterns-core'],
    'incident-library': ['Library', 'the fixes with Resilience4j and HikariCP'],
  },
  /** The figures of a run: key, heading, unit, formatter, and 1 if more is worse, -1 if less is worse, 0 if neither. */
  figures: [
    ['successRate', 'Success', '%', percent, -1],
    ['p50Millis', 'P50', 'ms', millis, 1],
    ['p95Millis', 'P95', 'ms', millis, 1],
    ['p99Millis', 'P99', 'ms', millis, 1],
    ['peakConnections', 'Peak connections', '', count, 0],
    ['attemptsPerPayment', 'Attempts per payment', '', ratio, 1],
    ['callsPerPayment', 'Calls per payment', '', ratio, 0],
    ['doubleCharges', 'Charged twice', '', count, 1],
    ['lostPayments', 'Lost', '', count, 1],
    ['unknownPayments', 'Unknown', '', count, 1],
  ],
  alarming: ['doubleCharges', 'lostPayments'],
  objectives: true,
  /** The figure that the story is about, its mean and spread over seeds, and the right end of the dot plots. */
  rate: { key: 'successRate', heading: 'Success', mean: 'successMean', spread: 'successSpread', full: 1 },
  panels: [
    { name: 'Success rate', height: 92, scale: 'rate', curves: [['successRate', '']], failures: true },
    { name: 'Latency', height: 92, scale: 'latency', curves: [['p50Millis', 'P50'], ['p95Millis', 'P95']] },
    { name: 'Connections in use', height: 56, scale: 'inUse', curves: [['connectionsInUse', '']], filled: true },
    { name: 'Waiting for one', height: 56, scale: 'waiting', curves: [['connectionsWaiting', '']], filled: true },
    { name: 'Breaker', height: 36, scale: 'breaker', curves: [] },
  ],
  hints: {
    'timeout': 'give up a call that hangs, and void it by its key',
    'bigger-pool': 'more connections for hung calls to hold',
    'breaker': 'stop calling a processor that keeps failing',
    'retry': 'try again after a transient failure, with backoff',
    'failover': 'charge at the backup processor instead',
    'fix-leak': 'return the connection on every path',
    'release-early': 'return the connection before the processor is called: the fix that the story missed',
  },
  tiers: {
    handwritten: 'patterns-core (hand-written)',
    library: 'Resilience4j and HikariCP (library)',
    documented: 'the documents (as documented)',
  },
  simulated: 'processors and database are models, service and patterns are the real code',
  arrivals: act => known(act.payments) ? `${count(act.payments)} payments per act` : '',
  latencies: scaled => 'Latencies are of successful payments'
    + (scaled ? `, as measured: a hang of 30 s takes ${duration(30000 * scaled)}.` : '.'),
  phrase: value => `${value('successRate', percent)} success, P95 ${value('p95Millis', duration)}, `
    + `${value('connectionsInUse', count)} connections in use, ${value('connectionsWaiting', count)} waiting`,
  showHeadline(result) {
    const act = name => result.acts.find(act => act.name === name);
    const healthy = act('healthy'), incident = act('incident');
    const fixed = act('incident-handwritten') || act('incident-library') || act('incident-documented');
    const rates = [[healthy, 'healthy', ''], [incident, 'incident', 'bad'], [fixed, 'fixed', 'good']]
      .filter(([act]) => act);
    rates.forEach(([act, label, tone], i) => byId('rates').append(
      i ? make('span', { class: 'arrow' }, '→') : '',
      make('span', { class: 'rate ' + tone }, make('b', {}, percent(act.successRate)), make('small', {}, label))));

    const story = [];
    if (healthy) {
      story.push(`With a healthy processor ${percent(healthy.successRate)} of ${count(healthy.payments)} payments `
        + 'succeed.');
    }
    if (incident) {
      story.push(`In the incident a few of the processor’s calls hang, each holding a database connection, and one path `
        + `leaks connections: ${percent(incident.successRate)} succeed, with up to ${count(incident.peakConnections)} `
        + `connections in use at the same time.`);
    }
    if (fixed) {
      story.push(`With the fixes of the story ${percent(fixed.successRate)} succeed in the same incident, with `
        + listed([`P95 ${duration(fixed.p95Millis)}`, ...moneyPhrases(fixed)]) + '.');
    }
    byId('headline').textContent = story.join(' ');
  },
};

/** Charged twice and lost as phrases. Empty if the result has no such figures. */
function moneyPhrases({ doubleCharges, lostPayments }) {
  return [[doubleCharges, 'charged twice'], [lostPayments, 'lost']].filter(([payments]) => known(payments))
    .map(([payments, what]) => `${payments ? count(payments) : 'nothing'} ${what}`);
}
