package dev.patterns.examples.behaviour.breaker;

import dev.patterns.examples.behaviour.Contender;
import dev.patterns.examples.behaviour.Mutants;
import dev.patterns.examples.behaviour.breaker.BreakerTrial.Opener;
import dev.patterns.examples.behaviour.breaker.FlawedBreaker.Flaw;
import dev.patterns.examples.contenders.breaker.BreakerContender;
import java.util.Optional;
import java.util.Set;

/** The flaw that each of the breaker's cases must find. */
public final class BreakerMutants {

    private BreakerMutants() {}

    public static Mutants<BreakerTrial> all() {
        var mutants = new Mutants<>(BreakerSuite.suite(), contender("SOUND", SoundBreaker::new));
        addCounting(mutants);
        addProbes(mutants);
        addOpenTimes(mutants);
        addCalls(mutants);
        addModes(mutants);
        return mutants;
    }

    private static void addCounting(Mutants<BreakerTrial> mutants) {
        mutants.add("B1a", documented())
                .add("B1b", documented())
                .add("B3a", with(SettingFlaw.COUNTS_ALL_FAILURES))
                .add("B3b", with(SettingFlaw.OPENS_ONE_FAILURE_LATE))
                .add("B4c", with(SettingFlaw.WINDOW_IS_BLIND))
                .add("B5a", with(SettingFlaw.IGNORES_NOTHING))
                .add("B9", with(SettingFlaw.OVERLOOKS_SLOW_CALLS))
                .add("B17", with(SettingFlaw.OPENS_ONE_FAILURE_LATE))
                .add("B22", with(SettingFlaw.WINDOW_OPENS_ABOVE_ITS_RATE))
                .add("B23", with(SettingFlaw.WINDOW_HAS_NO_MINIMUM))
                .add("B24", with(SettingFlaw.WINDOW_FORGETS_NOTHING))
                .add("B25", with(SettingFlaw.WINDOW_FORGETS_NOTHING))
                .add("B26", with(SettingFlaw.IGNORES_ERRORS))
                .add("B27a", with(SettingFlaw.OVERLOOKS_RESULTS))
                .add("B27b", with(SettingFlaw.OVERLOOKS_NULL))
                .add("B33", with(SettingFlaw.OVERLOOKS_SLOW_CALLS))
                .add("B34", with(SettingFlaw.CALLS_ARE_SLOW_LATER))
                .add("B35", with(SettingFlaw.OVERLOOKS_SLOW_CALLS));
    }

    private static void addProbes(Mutants<BreakerTrial> mutants) {
        mutants.add("B1d", documented())
                .add("B2a", with(SettingFlaw.ADMITS_TOO_MANY_PROBES))
                .add("B2b", with(SettingFlaw.ADMITS_TOO_MANY_PROBES))
                .add("B6a", with(Flaw.LATE_RESULTS_COUNT))
                .add("B6b", with(Flaw.LATE_RESULTS_COUNT))
                .add("B6c", documented())
                .add("B6d", documented())
                .add("B6e", with(Flaw.LATE_RESULTS_COUNT))
                .add("B7", with(SettingFlaw.ADMITS_TOO_MANY_PROBES))
                .add("B8a", with(Flaw.LOST_PROBES_ARE_NOT_TAKEN_BACK))
                .add("B8b", with(Flaw.LOST_PROBES_ARE_NOT_TAKEN_BACK))
                .add("B8c", with(Flaw.LOST_PROBES_ARE_NOT_TAKEN_BACK, Flaw.ERRORS_ARE_NOT_SEEN))
                .add("B8d", with(Flaw.LOST_PROBES_ARE_NOT_TAKEN_BACK, Flaw.ERRORS_ARE_NOT_SEEN))
                .add("B8e", with(Flaw.LOST_PROBES_ARE_NOT_TAKEN_BACK))
                .add("B28", with(Flaw.PERMITS_COUNT_TWICE))
                .add("B29", with(SettingFlaw.TOLERATES_FAILED_PROBES))
                .add("B30", with(SettingFlaw.TOLERATES_NO_FAILED_PROBE))
                .add("B31", with(SettingFlaw.HALF_OPEN_HAS_NO_LIMIT))
                .add("B32", with(SettingFlaw.STAYS_OPEN_TOO_LONG))
                .add("B52", with(SettingFlaw.ADMITS_TOO_FEW_PROBES));
    }

    private static void addOpenTimes(Mutants<BreakerTrial> mutants) {
        mutants.add("B4a", with(SettingFlaw.STAYS_OPEN_TOO_LONG))
                .add("B4a", documented())
                .add("B4b", with(SettingFlaw.STAYS_OPEN_TOO_SHORT))
                .add("B4b", documented())
                .add("B12", with(SettingFlaw.HAS_NO_RAMP))
                .add("B19", with(SettingFlaw.STAYS_OPEN_TOO_LONG))
                .add("B20", with(SettingFlaw.STAYS_OPEN_TOO_SHORT))
                .add("B21", with(SettingFlaw.STAYS_OPEN_TOO_LONG))
                .add("B38", with(SettingFlaw.OPEN_TIME_DOES_NOT_GROW))
                .add("B39", with(SettingFlaw.HAS_NO_JITTER))
                .add("B40a", with(SettingFlaw.OVERLOOKS_THE_HINT))
                .add("B40b", with("BROKEN_SETTINGS_REACH_THE_CALLER", CallFlaws::brokenSettingsReachTheCaller));
    }

    private static void addCalls(Mutants<BreakerTrial> mutants) {
        mutants.add("B5b", with("IGNORED_IS_SUCCESS", CallFlaws::ignoredIsSuccess))
                .add("B5c", with("IGNORED_IS_SUCCESS", CallFlaws::ignoredIsSuccess))
                .add("B5d", with("IGNORED_IS_SUCCESS", CallFlaws::ignoredIsSuccess))
                .add("B14a", with("CANCELLED_IS_FAILURE", CallFlaws::cancelledIsFailure))
                .add("B14b", with("CANCELLED_IS_FAILURE", CallFlaws::cancelledIsFailure))
                .add("B14c", with("TIMEOUT_IS_NOT_SEEN", CallFlaws::timeoutIsNotSeen))
                .add("B14d", with("EVERYTHING_COUNTS", CallFlaws::everythingCounts))
                .add("B18", with("MAKES_REJECTED_CALLS", CallFlaws::makesRejectedCalls))
                .add("B27c", with("BROKEN_SETTINGS_REACH_THE_CALLER", CallFlaws::brokenSettingsReachTheCaller))
                .add("B42", with("SETS_THE_INTERRUPT_FLAG", CallFlaws::setsTheInterruptFlag))
                .add("B43", with("EVERYTHING_COUNTS", CallFlaws::everythingCounts))
                .add("B48", with("ASYNC_CALLS_BYPASS_IT", CallFlaws::asyncCallsBypassIt))
                .add("B49", with("ASYNC_CALLS_BYPASS_IT", CallFlaws::asyncCallsBypassIt))
                .add("B50", with("ASYNC_CALLS_BYPASS_IT", CallFlaws::asyncCallsBypassIt))
                .add("B51", with("WRAPS_FAILURES", CallFlaws::wrapsFailures));
    }

    private static void addModes(Mutants<BreakerTrial> mutants) {
        mutants.add("B1c", with("ANNOUNCES_TWICE", ModeFlaws::announcesTwice))
                .add("B10a", with("COSTLY_REJECTIONS", ModeFlaws::costlyRejections))
                .add("B10b", with("COSTLY_REJECTIONS", ModeFlaws::costlyRejections))
                .add("B11", with("REJECTIONS_HAVE_NO_TIME", ModeFlaws::rejectionsHaveNoTime))
                .add("B13a", with("MANUAL_MODES_ARE_WEAK", ModeFlaws::manualModesAreWeak))
                .add("B13b", with("MANUAL_MODES_ARE_WEAK", ModeFlaws::manualModesAreWeak))
                .add("B13c", with("MANUAL_MODES_ARE_WEAK", ModeFlaws::manualModesAreWeak))
                .add("B13d", with("ANY_SUCCESS_CLOSES", ModeFlaws::anySuccessCloses))
                .add("B15", with("REPLACEMENT_LOSES_LISTENERS", ModeFlaws::replacementLosesListeners))
                .add("B16a", with("ONE_BREAKER_FOR_ALL_KEYS", ModeFlaws::oneBreakerForAllKeys))
                .add("B16b", with("A_BREAKER_FOR_EACH_LOOK_UP", ModeFlaws::aBreakerForEachLookUp))
                .add("B36", with("COSTLY_REJECTIONS", ModeFlaws::costlyRejections))
                .add("B37", with("REJECTIONS_ARE_FORGOTTEN", ModeFlaws::rejectionsAreForgotten))
                .add("B41", with("MANUAL_MODES_ARE_WEAK", ModeFlaws::manualModesAreWeak))
                .add("B44a", with("LISTENERS_RUN_IN_THE_CALL", ModeFlaws::listenersRunInTheCall))
                .add("B44b", with("LISTENERS_RUN_IN_THE_CALL", ModeFlaws::listenersRunInTheCall))
                .add("B45", with("LISTENERS_RUN_IN_THE_CALL", ModeFlaws::listenersRunInTheCall))
                .add("B46", with("ANNOUNCES_TWICE", ModeFlaws::announcesTwice))
                .add("B47", with("A_BREAKER_FOR_EACH_LOOK_UP", ModeFlaws::aBreakerForEachLookUp));
    }

    private static Contender<BreakerTrial> with(SettingFlaw flaw) {
        return contender(flaw.name(), flaw);
    }

    private static Contender<BreakerTrial> with(Flaw... flaws) {
        var name = Set.of(flaws).toString();
        return contender(name, (settings, time) -> new FlawedBreaker(settings, time, Set.of(flaws)));
    }

    private static Contender<BreakerTrial> with(String name, Opener opener) {
        return contender(name, opener);
    }

    /** The first document's breaker keeps the document's flaws. */
    private static Contender<BreakerTrial> documented() {
        return contender("DOCUMENTED", BreakerContender.DOCUMENTED::open);
    }

    private static Contender<BreakerTrial> contender(String name, Opener opener) {
        return new Contender<>(name, true, remedy -> Optional.empty(), setup -> new BreakerTrial(setup, opener));
    }
}
