/**
 * Circuit breaker: stops calls to a dependency that keeps failing, and finds out by a few probes when it works again.
 *
 * <p>Read {@link dev.patterns.circuitbreaker.CircuitBreaker} first. A call that fails passes five files, in this order:
 *
 * <pre>
 *   CircuitBreaker.call            asks the current state for a permit, makes the call, and catches what it throws
 *   ClosedState.admit              admits the call; the state itself is the permit
 *   OutcomeClassifier.classify     decides whether the call failed, was slow, or is ignored: a CallOutcome
 *   ClosedState.settle             passes that on as record(failed, slow)
 *   ConsecutiveFailureCounter      counts, and says whether the trip rule is met (one counter a rule, in window)
 *   CircuitBreaker.transitionTo    replaces ClosedState by OpenState, if it is
 *   OpenState.admit                rejects the calls that follow
 * </pre>
 *
 * Then read CircuitState, which says why a late result has no effect, and HalfOpenState, which lets the probes through.
 * The rest may be left unread until you need it:
 *
 * <ul>
 *   <li>settings: CircuitBreakerBuilder, CircuitBreakerConfig, CircuitBreakerSettings, TripRule, TripCounterFactory
 *   <li>what callers see: CircuitBreakerState, CircuitBreakerStatus, CircuitBreakerEvent, CallOutcome, EventPublisher
 *   <li>calls that are asynchronous or made elsewhere: OneShotPermit
 *   <li>options: OverdueCall, RecoveringState, OverrideState, OpenDuration
 *   <li>what joins the parts: CallPermit, StateContext
 * </ul>
 */
package dev.patterns.circuitbreaker;
