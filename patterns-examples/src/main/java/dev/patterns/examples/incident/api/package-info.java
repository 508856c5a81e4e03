/**
 * A second story of the documents, run again: an e-commerce API at its peak, in four acts with different fixes. The
 * packages below this one, in the order in which to read them:
 *
 * <pre>
 *   shop        the API, which is the code under test, and its cache
 *   plan        acts, fixes, requests, the price service's script and all figures
 *   tiers       builds the API's pool, cache and bulkhead for an act
 *   run         runs one act in an environment and collects its figures
 *   real        environment of a PostgreSQL, HTTP and the system clock
 *   simulated   environment of models in simulated time
 *   result      the records of api.json
 * </pre>
 *
 * <p>Read {@link dev.patterns.examples.incident.api.shop.CatalogueService} first, then
 * {@link dev.patterns.examples.incident.api.plan.ApiFix}.
 */
@NullMarked
package dev.patterns.examples.incident.api;

import org.jspecify.annotations.NullMarked;
