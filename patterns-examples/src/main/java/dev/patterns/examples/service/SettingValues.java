package dev.patterns.examples.service;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The texts of settings, read as numbers and durations. A wrong one is an {@link IllegalArgumentException}. */
record SettingValues(Map<ServiceSetting, String> texts) {

    boolean has(ServiceSetting setting) {
        return texts.containsKey(setting);
    }

    Optional<Duration> duration(ServiceSetting setting) {
        return text(setting)
                .map(text -> Durations.parse(text)
                        .orElseThrow(() -> wrong(setting, "a duration such as 250ms, 1.5s or 2min", text)));
    }

    Optional<Integer> count(ServiceSetting setting) {
        return text(setting).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException notWhole) {
                throw wrong(setting, "a whole number", text);
            }
        });
    }

    Optional<Double> number(ServiceSetting setting) {
        return text(setting).map(text -> parse(setting, text, "a number", 1));
    }

    /** 0.01 or 1%. */
    Optional<Double> fraction(ServiceSetting setting) {
        return text(setting)
                .map(text -> text.endsWith("%")
                        ? parse(setting, text.substring(0, text.length() - 1), "a fraction such as 0.01 or 1%", 100)
                        : parse(setting, text, "a fraction such as 0.01 or 1%", 1));
    }

    <T> T needed(ServiceSetting setting, Function<ServiceSetting, Optional<T>> reader) {
        return reader.apply(setting)
                .orElseThrow(() -> new IllegalArgumentException(setting.key() + " is missing: give " + setting.option()
                        + ", or " + setting.key() + " in a --file"));
    }

    private Optional<String> text(ServiceSetting setting) {
        return Optional.ofNullable(texts.get(setting)).map(String::strip);
    }

    private static double parse(ServiceSetting setting, String text, String form, double divisor) {
        try {
            return Double.parseDouble(text) / divisor;
        } catch (NumberFormatException noNumber) {
            throw wrong(setting, form, text);
        }
    }

    private static IllegalArgumentException wrong(ServiceSetting setting, String form, String text) {
        return new IllegalArgumentException(setting.key() + " must be " + form + ", but was '" + text + "'");
    }
}
