package dev.patterns.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patterns.bench.plan.Plan;
import dev.patterns.bench.plan.Work;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark of the plan runs once, for an instant, with each of its contenders: none is forgotten and broken. */
class SmokeTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    /** A benchmark with its parameters; several pieces of work may share one. */
    record Once(String method, Map<String, String> params, String contender) {}

    static Stream<Once> benchmarks() {
        var all = new LinkedHashSet<Once>();
        for (var work : Plan.all()) {
            if (work.target() instanceof Work.Jmh target) {
                work.contenders().forEach(name -> all.add(new Once(target.method(), work.params(), name)));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void runs(Once once) throws Exception {
        var options = new OptionsBuilder()
                .include("\\." + once.method().replace(".", "\\.") + "$")
                .param("contender", once.contender())
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10))
                .shouldFailOnError(true);
        once.params().forEach(options::param);
        var results = new Runner(options.build(), OutputFormatFactory.createFormatInstance(NOWHERE, VerboseMode.SILENT))
                .run();
        assertThat(results).hasSize(1);
    }
}
