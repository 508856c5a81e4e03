package dev.patterns.examples.service;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options that describe a dependency and today's settings: a mixin for commands. A file in the form of {@link
 * java.util.Properties} may have the same, without the hyphens in front; an option overrides it.
 */
public final class ServiceOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "A properties file with any of the options below: rate=250, p50=40ms. Options override it.")
    private @Nullable Path file;

    /** Called by picocli: adds an option for each setting. */
    @Spec(Spec.Target.MIXEE)
    public void addSettings(CommandSpec mixee) {
        for (var setting : ServiceSetting.values()) {
            mixee.addOption(OptionSpec.builder(setting.option())
                    .type(String.class)
                    .paramLabel(setting.label())
                    .description(setting.description().replace("%", "%%") + ".") // it is a format
                    .build());
        }
    }

    /** The file that was given. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * What the file and the options say together.
     *
     * @throws ParameterException if a value is missing or wrong; the message names the value and the rule
     */
    public ServiceDescription description() {
        try {
            var values = file == null
                    ? new EnumMap<ServiceSetting, String>(ServiceSetting.class)
                    : ServiceDescription.values(file);
            for (var setting : ServiceSetting.values()) {
                String given = spec.commandLine().getParseResult().matchedOptionValue(setting.option(), null);
                if (given != null) {
                    values.put(setting, given);
                }
            }
            return ServiceDescription.of(values);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }
}
