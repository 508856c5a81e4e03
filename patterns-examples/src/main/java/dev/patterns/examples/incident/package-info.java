/**
 * The payment incident of the documents, run again: a payment service, a database and two processors, in five acts with
 * different fixes. The packages below this one, in the order in which to read them:
 *
 * <pre>
 *   payment     the payment service, which is the code under test
 *   plan        acts, fixes, tiers, payments and all figures
 *   processor   how the processors behave, and what they have captured
 *   metrics     the meters of the payment service
 *   tiers       builds the service's pool, breaker, retry … for an act
 *   run         runs one act in an environment and collects its figures
 *   real        environment of a PostgreSQL, HTTP and the system clock
 *   simulated   environment of models in simulated time
 *   serve       acts in a loop, with metrics over HTTP and a live page
 *   alerts      replays acts against the alert rules in ops/
 *   result      the records of incident.json
 *   report      the page that is drawn from incident.json
 *
 *   failover    a second payment service: two active processors, and a reconciler for what is left unknown
 *   storm       the test of that service: random faults and crashes in simulated time, and an audit
 * </pre>
 *
 * <p>Read {@link dev.patterns.examples.incident.payment.PaymentService} first, then
 * {@link dev.patterns.examples.incident.plan.Act}.
 */
@NullMarked
package dev.patterns.examples.incident;

import org.jspecify.annotations.NullMarked;
