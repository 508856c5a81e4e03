package dev.patterns.examples.behaviour.pool;

import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Mutants;
import dev.patterns.examples.contenders.pool.PoolContender;
import java.util.Optional;
import java.util.Set;

/** The flaw that each of the pool's cases must find. */
public final class PoolMutants {

    private PoolMutants() {}

    public static Mutants<PoolTrial> all() {
        var mutants = new Mutants<>(PoolSuite.suite(), with("flawless", Set.of()));
        leases(mutants);
        waits(mutants);
        connections(mutants);
        poolItself(mutants);
        randomFaults(mutants);
        return mutants;
    }

    /** Opens pools with that {@link Flaw}. */
    public static PoolTrial.Opener flawed(String flaw) {
        return (raw, settings, time) -> new FlawedPool(raw, settings, time, Set.of(Flaw.valueOf(flaw)));
    }

    private static void leases(Mutants<PoolTrial> mutants) {
        for (var setting : "abcdefghijk".split("")) {
            mutants.add("P14" + setting, with(Flaw.SETTINGS_ARE_NOT_RESET));
        }
        for (var child : "abcdefg".split("")) {
            mutants.add("P13" + child, with(Flaw.CHILDREN_OUTLIVE_THE_LEASE));
        }
        for (var detour : "hij".split("")) {
            mutants.add("P13" + detour, with(Flaw.CHILDREN_LEAD_TO_THE_PHYSICAL_CONNECTION));
        }
        mutants.add("P12a", with(Flaw.COMMITS_AT_CLOSE))
                .add("P12b", with(Flaw.TRANSACTIONS_ARE_LEFT_OPEN))
                .add("P12c", with(Flaw.REPLACES_AFTER_EACH_TRANSACTION))
                .add("P12d", with(Flaw.COMMITS_AT_CLOSE_IF_READ_ONLY))
                .add("P13k", with(Flaw.CANNOT_BE_UNWRAPPED))
                .add("P14l", with(Flaw.EVERYTHING_IS_RESET_EACH_TIME))
                .add("P15a", with(Flaw.EACH_CLOSE_RETURNS_THE_CONNECTION))
                .add("P15b", with(Flaw.A_CLOSED_LEASE_WORKS_ON))
                .add("P15c", with(Flaw.EACH_CLOSE_RETURNS_THE_CONNECTION))
                .add("P15d", with(Flaw.IS_VALID_THROWS_AFTER_CLOSE))
                .add("P19", with(Flaw.THE_DRIVERS_CLOSE_IS_NOT_SEEN))
                .add("P25a", with(Flaw.A_FAILED_RESET_IS_IGNORED))
                .add("P25b", with(Flaw.ONE_RESET_AT_A_TIME))
                .add("P26", with(Flaw.AN_ABORTED_CONNECTION_IS_LENT_AGAIN));
    }

    private static void waits(Mutants<PoolTrial> mutants) {
        mutants.add("P3a", with(Flaw.THE_LAST_WAITER_FIRST))
                .add("P3b", with(Flaw.RETURNERS_OVERTAKE))
                .add("P3c", with(Flaw.RETURNERS_OVERTAKE))
                .add("P4", with(Flaw.WAITERS_SPIN))
                .add("P8a", with(Flaw.DRIVER_CALLS_ON_THE_BORROWERS_THREAD))
                .add("P8b", with(Flaw.DRIVER_CALLS_ON_THE_BORROWERS_THREAD))
                .add("P9", with(Flaw.HOLDERS_ARE_NOT_NAMED))
                .add("P10", with(Flaw.HOLDERS_ARE_NOT_NAMED))
                .add("P17", with(Flaw.WAITERS_ARE_NOT_BOUNDED))
                .add("P17b", with(Flaw.HOPELESS_WAITS_BEGIN))
                .add("P18", with(Flaw.HOLD_TIMES_ARE_UNKNOWN))
                .add("P27a", with(Flaw.INTERRUPTS_ARE_IGNORED))
                .add("P27b", with(Flaw.THE_INTERRUPT_FLAG_IS_CLEARED))
                .add("P27c", with(Flaw.AN_INTERRUPTED_WAITER_STAYS_IN_LINE))
                .add("P30a", with(Flaw.LEAKS_ARE_NOT_REPORTED))
                .add("P30b", with(Flaw.LEAKS_ARE_NOT_TAKEN_BACK))
                .add("P30c", with(Flaw.THE_RETURN_OF_A_LEAK_IS_NOT_REPORTED))
                .flawlessFor("P30d", PoolTrial.of(PoolContender.HANDWRITTEN))
                .add("P30d", with(Flaw.A_STACK_TRACE_FOR_EACH_BORROW));
    }

    private static void connections(Mutants<PoolTrial> mutants) {
        mutants.add("P5a", with(Flaw.ONE_CONNECT_AT_A_TIME))
                .add("P5b", with(Flaw.ONE_CONNECT_AT_A_TIME))
                .add("P6", with(Flaw.A_CONNECT_FOR_EACH_WAITER))
                .add("P7", with(Flaw.EACH_DEAD_CONNECTION_IS_PINGED))
                .add("P11a", with(Flaw.NO_PINGS))
                .add("P11b", with(Flaw.ERRORS_ARE_NOT_LOOKED_AT))
                .add("P11c", with(Flaw.ERRORS_ARE_NOT_LOOKED_AT))
                .add("P11d", with(Flaw.EVERY_ERROR_IS_FATAL))
                .add("P11e", with(Flaw.ONLY_THE_BROKEN_CONNECTION_IS_RETIRED))
                .add("P16", with(Flaw.NO_JITTER))
                .add("P21", with(Flaw.PAUSES_GROW))
                .add("P22a", with(Flaw.READ_ONLY_IS_NOT_FATAL))
                .add("P22b", with(Flaw.ONLY_THE_BROKEN_CONNECTION_IS_RETIRED))
                .add("P22c", with(Flaw.READ_ONLY_IS_ALWAYS_FATAL))
                .add("P23", with(Flaw.A_CONNECT_FOR_EACH_WAITER))
                .add("P28a", with(Flaw.A_FAILED_CONNECT_IS_NOT_TOLD))
                .add("P28b", with(Flaw.THE_FIRST_FAILED_CONNECT_ENDS_THE_WAIT))
                .add("P29a", with(Flaw.AN_UNCHECKED_FAILURE_LOSES_THE_PLACE))
                .add("P29b", with(Flaw.AN_UNCHECKED_FAILURE_LOSES_THE_PLACE))
                .add("P31a", with(Flaw.A_PING_THAT_THROWS_MEANS_ALIVE))
                .add("P31b", with(Flaw.A_PING_THAT_THROWS_MEANS_ALIVE))
                .add("P32a", with(Flaw.CLOSES_BEFORE_THE_PLACE_IS_FREE))
                .add("P32b", with(Flaw.CLOSES_BEFORE_THE_PLACE_IS_FREE))
                .add("P33", with(Flaw.SURPLUS_IS_KEPT))
                .add("P34", with(Flaw.MORE_THAN_ALLOWED))
                .add("P35a", with(Flaw.LIFETIMES_ARE_IGNORED))
                .add("P35b", with(Flaw.LIFETIMES_ARE_IGNORED));
    }

    private static void poolItself(Mutants<PoolTrial> mutants) {
        mutants.add("P1", with(Flaw.INVALID_IS_NOT_COUNTED))
                .add("P2a", with(Flaw.TIMEOUTS_ARE_NOT_COUNTED))
                .add("P2b", with(Flaw.TIMEOUTS_ARE_NOT_COUNTED))
                .add("P20", with(Flaw.HEALTH_CHECKS_BORROW))
                .flawlessFor("P24", PoolTrial.of(PoolContender.AGROAL))
                .add("P24", with(Flaw.A_STACK_TRACE_FOR_EACH_BORROW))
                .add("P36a", with(Flaw.LENDS_AFTER_CLOSE))
                .add("P36b", with(Flaw.CLOSE_LEAVES_THE_WAITERS))
                .add("P36c", with(Flaw.CLOSE_ABORTS_LEASES))
                .add("P36d", with(Flaw.A_CLOSED_POOL_KEEPS_CONNECTIONS))
                .add("P38a", with(Flaw.SUSPENSION_IS_IGNORED))
                .add("P38b", with(Flaw.RETURNERS_SERVE_WAITERS_OF_A_SUSPENDED_POOL))
                .add("P38c", with(Flaw.SUSPENSION_HAS_NO_TIMEOUT))
                .add("P37", with(Flaw.LENT_COUNTS_AS_IDLE));
    }

    private static void randomFaults(Mutants<PoolTrial> mutants) {
        var handwritten = PoolTrial.of(PoolContender.HANDWRITTEN); // the same for all: the scripts are played once
        for (var rule : "abcdef".split("")) {
            mutants.flawlessFor("P40" + rule, handwritten);
        }
        mutants.add("P40a", with(Flaw.MORE_THAN_ALLOWED))
                .add("P40b", with(Flaw.EACH_CLOSE_RETURNS_THE_CONNECTION))
                .add("P40c", with(Flaw.DRIVER_CALLS_ON_THE_BORROWERS_THREAD))
                .add("P40d", with(Flaw.AN_UNCHECKED_FAILURE_LOSES_THE_PLACE))
                .add("P40e", with(Flaw.A_CLOSED_POOL_KEEPS_CONNECTIONS))
                .add("P40f", with(Flaw.MORE_THAN_ALLOWED));
    }

    private static Contender<PoolTrial> with(Flaw flaw) {
        return with(flaw.name(), Set.of(flaw));
    }

    private static Contender<PoolTrial> with(String name, Set<Flaw> flaws) {
        PoolTrial.Opener opener = (raw, settings, time) -> new FlawedPool(raw, settings, time, flaws);
        return new Contender<>(name, true, remedy -> Optional.empty(), setup -> new PoolTrial(setup, opener));
    }
}
