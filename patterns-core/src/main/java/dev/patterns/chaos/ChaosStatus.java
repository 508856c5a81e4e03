package dev.patterns.chaos;

/**
 * What has been injected so far. The figures are read one after the other, so calls that arrive meanwhile may be in
 * some of them only.
 *
 * @param enabled whether faults are injected now, by the schedule
 * @param calls calls that arrived while this was enabled
 * @param latencies calls that waited first, with or without another fault
 * @param failures calls that failed and were not made
 * @param lostAnswers calls that were made and failed
 * @param hangs calls that hung
 * @param hanging calls that hang now
 */
public record ChaosStatus(
        boolean enabled, long calls, long latencies, long failures, long lostAnswers, long hangs, int hanging) {}
