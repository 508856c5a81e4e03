package dev.patterns.examples.behaviour.ratelimiter;

import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Mutants;
import dev.patterns.examples.behaviour.ratelimiter.FlawedRateLimiter.Flaw;
import java.util.Optional;
import java.util.Set;

/** The flaw that each of the rate limiter's cases must find. */
public final class RateLimiterMutants {

    private RateLimiterMutants() {}

    public static Mutants<RateLimiterTrial> all() {
        return new Mutants<>(RateLimiterSuite.suite(), with("flawless", Set.of()))
                .add("L1", with(Flaw.QUOTA_IS_FULL_AGAIN_EACH_PERIOD))
                .add("L2", with(Flaw.IDLE_TIME_SAVES_WITHOUT_END))
                .add("L3", with(Flaw.QUOTA_IS_FULL_AGAIN_EACH_PERIOD))
                .add("L4", with(Flaw.REJECTIONS_COST))
                .add("L5", with(Flaw.TAKES_FEWER_THAN_ASKED))
                .add("L6", with(Flaw.FAILURES_ARE_FREE))
                .add("L7", with(Flaw.LOWER_LIMIT_COMES_LATE))
                .add("L8", with(Flaw.LAST_COMES_FIRST))
                .add("L9", with(Flaw.REJECTS_AFTER_THE_WAIT))
                .add("L10", with(Flaw.RETRY_AFTER_IS_A_PERIOD))
                .add("L11", with(Flaw.INTERRUPTS_ARE_IGNORED))
                .add("L11", with(Flaw.INTERRUPTS_ARE_LOST))
                .add("L12", with(Flaw.INTERRUPTED_WAITS_COST))
                .add("L13", with(Flaw.DEADLINES_ARE_IGNORED))
                .add("L14", with(Flaw.WAITS_BLOCK))
                .add("L15", with(Flaw.CANCELLED_CALLS_ARE_MADE))
                .add("L16", with(Flaw.CANCELLED_WAITS_COST))
                .add("L17", with(Flaw.FUTURES_WRAP));
    }

    private static Contender<RateLimiterTrial> with(Flaw flaw) {
        return with(flaw.name(), Set.of(flaw));
    }

    private static Contender<RateLimiterTrial> with(String name, Set<Flaw> flaws) {
        return new Contender<>(
                name,
                true,
                remedy -> Optional.empty(),
                setup -> new RateLimiterTrial(setup, (settings, time) -> new FlawedRateLimiter(settings, time, flaws)));
    }
}
