package dev.patterns.examples.service;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;

/** A dependency, and the settings with which a service calls it today. */
public record ServiceDescription(DependencyDescription dependency, CurrentSettings settings) {

    private static final Set<ServiceSetting> OF_THE_BREAKER = Set.of(
            ServiceSetting.BREAKER_THRESHOLD,
            ServiceSetting.BREAKER_WINDOW,
            ServiceSetting.BREAKER_OPEN,
            ServiceSetting.BREAKER_PROBES);

    /** @throws IllegalArgumentException if a value is missing or wrong; the message names the value and the rule */
    static ServiceDescription of(Map<ServiceSetting, String> values) {
        var given = new SettingValues(values);
        return new ServiceDescription(dependency(given), settings(given));
    }

    /**
     * Reads a properties file.
     *
     * @throws IllegalArgumentException if it can't be read, or a value is missing or wrong
     */
    public static ServiceDescription read(Path file) {
        return of(values(file));
    }

    static Map<ServiceSetting, String> values(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("--file must be a file that can be read, but was " + file, unreadable);
        }
        var values = new EnumMap<ServiceSetting, String>(ServiceSetting.class);
        for (var key : properties.stringPropertyNames()) {
            var setting = ServiceSetting.of(key)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "unknown key '" + key + "' in " + file + ": it must be one of " + ServiceSetting.keys()));
            values.put(setting, properties.getProperty(key));
        }
        return values;
    }

    private static DependencyDescription dependency(SettingValues given) {
        return new DependencyDescription(
                given.needed(ServiceSetting.RATE, given::number),
                given.needed(ServiceSetting.P50, given::duration),
                given.needed(ServiceSetting.P99, given::duration),
                given.fraction(ServiceSetting.ERROR_RATE).orElse(0.0),
                given.needed(ServiceSetting.CAPACITY, given::count),
                given.count(ServiceSetting.INSTANCES).orElse(1));
    }

    private static CurrentSettings settings(SettingValues given) {
        return new CurrentSettings(
                given.duration(ServiceSetting.TIMEOUT),
                optional(given.count(ServiceSetting.ATTEMPTS)),
                given.duration(ServiceSetting.BACKOFF),
                given.fraction(ServiceSetting.BUDGET).map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                breaker(given),
                optional(given.count(ServiceSetting.BULKHEAD)),
                optional(given.count(ServiceSetting.POOL)),
                given.duration(ServiceSetting.CONNECTION_TIMEOUT));
    }

    private static Optional<CurrentSettings.Breaker> breaker(SettingValues given) {
        if (OF_THE_BREAKER.stream().noneMatch(given::has)) {
            return Optional.empty();
        }
        var defaults = CurrentSettings.Breaker.DEFAULT;
        Duration openFor = given.duration(ServiceSetting.BREAKER_OPEN).orElse(defaults.openFor());
        return Optional.of(new CurrentSettings.Breaker(
                given.fraction(ServiceSetting.BREAKER_THRESHOLD).orElse(defaults.threshold()),
                given.count(ServiceSetting.BREAKER_WINDOW).orElse(defaults.window()),
                openFor,
                given.count(ServiceSetting.BREAKER_PROBES).orElse(defaults.probes())));
    }

    private static OptionalInt optional(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
