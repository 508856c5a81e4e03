package dev.patterns.examples.advice;

/**
 * A setting, and why it should be so.
 *
 * @param setting its name, as it is called in the file
 * @param today its value; "-" if it is not set
 * @param advised its value
 * @param reason one sentence with its numbers
 */
public record Recommendation(String setting, String today, String advised, String reason) {}
