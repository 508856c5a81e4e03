package dev.patterns.bench.run;

/**
 * How long a benchmark is measured.
 *
 * @param forks JVMs for each contender
 * @param warmups iterations before the figures count
 * @param iterations iterations that count
 * @param millis the length of an iteration
 */
public record Effort(int forks, int warmups, int iterations, int millis) {

    public static final Effort SMOKE = new Effort(1, 0, 1, 20);
    public static final Effort QUICK = new Effort(3, 2, 2, 300);
    public static final Effort FULL = new Effort(5, 3, 5, 1_000);

    /** With the JVM's start. */
    double secondsPerFork() {
        return 1.0 + (warmups + iterations) * millis / 1_000.0;
    }
}
