package dev.patterns.examples.jdbc;

import java.time.Duration;

/**
 * From when to when a physical connection of a {@link ScriptedDatabase} was there.
 *
 * @param number the first that was opened has number 1
 * @param openedAt in nanoseconds of the database's time
 * @param connectTook how long its connect took
 * @param endBeganAt when the first call of close or abort began, or when the driver ended it by itself;
 *     {@link #NEVER} if it is there still
 */
public record PhysicalLife(int number, long openedAt, Duration connectTook, long endBeganAt) {

    public static final long NEVER = Long.MAX_VALUE;
}
