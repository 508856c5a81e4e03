'use strict';
// The API's story: its acts, figures, panels and words.

const STORY = {
  acts: {
    'api-peak': ['As found', 'no index, N+1 queries, no pool, no cache'],
    'api-documented': ['As documented', 'the fixes with the documents’ own pool and a plain cache'],
    'api-handwritten': ['Hand-written', 'the fixes with patterns-core and Caffeine'],
    'api-library': ['Library', 'the fixes with HikariCP, Resilience4j and Caffeine'],
  },
  /** The figures of a run: key, heading, unit, formatter, and 1 if more is worse, -1 if less is worse, 0 if neither. */
  figures: [
    ['errorRate', 'Errors', '%', percent, 1],
    ['p50Millis', 'P50', 'ms', millis, 1],
    ['p95Millis', 'P95', 'ms', millis, 1],
    ['p99Millis', 'P99', 'ms', millis, 1],
    ['connectionShare', 'Connections in use, at most', '%', share => percent(share, 0), 1],
    ['cacheHitRate', 'Cache hits', '%', percent, -1],
    ['callsPerRequest', 'Price calls per request', '', ratio, 1],
  ],
  alarming: [],
  /** The figure that the story is about, its mean and spread over seeds, and the right end of the dot plots. */
  rate: { key: 'errorRate', heading: 'Errors', mean: 'errorMean', spread: 'errorSpread', full: 0.25 },
  panels: [
    { name: 'Success rate', height: 92, scale: 'rate', curves: [['successRate', '']], failures: true },
    { name: 'Latency', height: 92, scale: 'latency', curves: [['p50Millis', 'P50'], ['p95Millis', 'P95']] },
    { name: 'Connections in use', height: 56, scale: 'rate', curves: [['connectionShare', '']], filled: true },
    { name: 'Waiting for one', height: 56, scale: 'waiting', curves: [['connectionsWaiting', '']], filled: true },
    { name: 'Cache hits', height: 56, scale: 'rate', curves: [['cacheHitRate', '']], filled: true },
  ],
  hints: {
    'index': 'find products by an index, in place of a scan of the whole table',
    'one-query': 'one query for a page, in place of one for the list and one for each product',
    'pool': 'keep connections, and let requests wait their turn',
    'cache': 'keep prices; hand-written and library: warmed, single flight, stale on error',
    'async': 'record the view after the answer',
    'bulkhead': 'limit the concurrent calls to the price service',
  },
  tiers: {
    handwritten: 'patterns-core and Caffeine (hand-written)',
    library: 'HikariCP, Resilience4j, Caffeine (library)',
    documented: 'the documents (as documented)',
  },
  simulated: 'database and price service are models, API and patterns are the real code',
  arrivals: act => known(act.requests) ? `${count(act.requests)} requests per act` : '',
  latencies: () => 'Errors and latencies are of the requests that arrived in the peak, latencies of those that were '
    + 'answered.',
  phrase: value => `${value('successRate', percent)} success, P95 ${value('p95Millis', duration)}, `
    + `${value('connectionShare', share => percent(share, 0))} of the connections in use, ${value('connectionsWaiting', count)} waiting, `
    + `cache hits ${value('cacheHitRate', percent)}`,
  showHeadline(result) {
    const act = name => result.acts.find(act => act.name === name);
    const found = act('api-peak');
    const fixed = act('api-handwritten') || act('api-library') || act('api-documented');
    const pair = (text, key, what) => [[found, 'as found', 'bad'], [fixed, 'fixed', 'good']]
      .filter(([act]) => act)
      .map(([act, when, tone]) => make('span', { class: 'rate ' + tone }, make('b', {}, text(act[key])),
        make('small', {}, `${what} ${when}`)));
    for (const rates of [pair(duration, 'p95Millis', 'P95'), pair(percent, 'errorRate', 'errors')]) {
      byId('rates').append(make('span', { class: 'pair' },
        ...rates.flatMap((rate, i) => i ? [make('span', { class: 'arrow' }, '→'), rate] : [rate])));
    }
    const story = [];
    if (found) {
      story.push(`In the peak the API as found answers in ${duration(found.p95Millis)} (P95) and fails in `
        + `${percent(found.errorRate)} of the requests, with up to ${percent(found.connectionShare, 0)} of the `
        + `database’s connections in use.`);
    }
    if (fixed) {
      story.push(`With the fixes of the story it answers the same requests in ${duration(fixed.p95Millis)} and fails in `
        + `${percent(fixed.errorRate)}, with at most ${percent(fixed.connectionShare, 0)} of the connections.`);
    }
    byId('headline').textContent = story.join(' ');
  },
};
