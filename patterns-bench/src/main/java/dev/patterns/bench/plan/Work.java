package dev.patterns.bench.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of work, and the contenders that do it.
 *
 * @param topic the pattern
 * @param name what is done, in a few words: the table's and the chart's heading
 * @param target the JMH method as {@code Class.method}, or the harness by its name
 * @param params JMH parameters or harness arguments, without the contender
 * @param contenders the first of them is measured first
 * @param threads numbers of threads, a row each
 * @param quickThreads the numbers of threads in the quick comparison; none if that leaves the work out
 * @param notes by contender: what differs in its work, where it could not be made equal
 */
public record Work(
        String topic,
        String name,
        Target target,
        Map<String, String> params,
        List<String> contenders,
        List<Integer> threads,
        List<Integer> quickThreads,
        Map<String, String> notes) {

    /** How the work is run. */
    public sealed interface Target {}

    /** A JMH benchmark: average time in nanoseconds or throughput in millions a second. */
    public record Jmh(String method, boolean throughput) implements Target {
        public String unit() {
            return throughput ? "M/s" : "ns";
        }
    }

    /** A program of its own that prints its figures: see {@code dev.patterns.bench.harness}. */
    public record Harness(String name, double seconds) implements Target {}

    public static Work of(String topic, String name, Target target, String... contenders) {
        return new Work(topic, name, target, Map.of(), List.of(contenders), List.of(1), List.of(), Map.of());
    }

    public Work with(String parameter, String value) {
        var more = new LinkedHashMap<>(params);
        more.put(parameter, value);
        return new Work(topic, name, target, more, contenders, threads, quickThreads, notes);
    }

    public Work threads(Integer... numbers) {
        return threads(List.of(numbers));
    }

    public Work threads(List<Integer> numbers) {
        return new Work(topic, name, target, params, contenders, numbers, quickThreads, notes);
    }

    public Work contenders(List<String> names) {
        return new Work(topic, name, target, params, names, threads, quickThreads, notes);
    }

    /** Also part of the quick comparison, with these numbers of threads. */
    public Work quickly(Integer... numbers) {
        return new Work(topic, name, target, params, contenders, threads, List.of(numbers), notes);
    }

    public Work note(String contender, String note) {
        var more = new LinkedHashMap<>(notes);
        more.put(contender, note);
        return new Work(topic, name, target, params, contenders, threads, quickThreads, more);
    }

    static List<Work> concat(List<List<Work>> lists) {
        var all = new ArrayList<Work>();
        lists.forEach(all::addAll);
        return List.copyOf(all);
    }
}
