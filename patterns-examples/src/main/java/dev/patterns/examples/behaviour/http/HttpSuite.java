package dev.patterns.examples.behaviour.http;

import dev.patterns.examples.behaviour.Family;
import dev.patterns.examples.behaviour.Suite;
import dev.patterns.examples.contenders.http.HttpGuardContender;
import java.util.Arrays;
import java.util.List;

/** The cases of guarded HTTP calls, on all guards. */
public final class HttpSuite {

    private HttpSuite() {}

    public static Suite<HttpTrial> suite() {
        return new Suite<>(
                "http",
                Arrays.stream(HttpGuardContender.values()).map(HttpTrial::of).toList(),
                List.of(
                        new Family<>(BrokenConnections.class, BrokenConnections.cases()),
                        new Family<>(SlowAnswers.class, SlowAnswers.cases()),
                        new Family<>(Statuses.class, Statuses.cases()),
                        new Family<>(RetryAfters.class, RetryAfters.cases()),
                        new Family<>(UnreachableServers.class, UnreachableServers.cases()),
                        new Family<>(BreakersOverHttp.class, BreakersOverHttp.cases())));
    }
}
