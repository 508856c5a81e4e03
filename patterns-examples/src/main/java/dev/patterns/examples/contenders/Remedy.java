package dev.patterns.examples.contenders;

/**
 * What a setting can do about a wrong behaviour, in words that mean the same to all contenders of a pattern. Each
 * pattern has an enum of them. A contender names its own {@link RemedySetting} for it, where it has one.
 */
public interface Remedy {}
