package dev.patterns.examples.incident.storm;

import dev.patterns.examples.incident.failover.Attempt;
import dev.patterns.examples.incident.failover.AttemptState;
import dev.patterns.examples.incident.failover.Attempts;
import dev.patterns.examples.incident.failover.QueryableProcessor;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.ProcessorUnavailableException;
import dev.patterns.examples.incident.payment.Receipt;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes one guard away from a process, by changing what it sees of the table and of the processors. */
final class RemovedGuard {

    private RemovedGuard() {}

    static Attempts from(Attempts table, @Nullable Guard removed, StormDatabase database) {
        if (removed == null) {
            return table;
        }
        return switch (removed) {
            case WRITE_AHEAD -> new RecordedLate(table);
            case RECORD_CONFIRMED ->
                new ForwardingAttempts(table) {
                    @Override
                    public boolean begin(Attempt attempt, long cents, Instant due) {
                        try {
                            return table.begin(attempt, cents, due);
                        } catch (SQLException ignored) {
                            return true;
                        }
                    }
                };
            case COMPARE_AND_SET ->
                new ForwardingAttempts(table) {
                    @Override
                    public boolean transition(Attempt attempt, AttemptState to) throws SQLException {
                        if (!table.transition(attempt, to)) {
                            database.overwriteState(attempt, to);
                        }
                        return true;
                    }
                };
            case ONE_OPEN_ATTEMPT ->
                new ForwardingAttempts(table) {
                    @Override
                    public List<Attempt> of(int payment) throws SQLException {
                        return table.of(payment).stream()
                                .map(it -> it.state().isOpen() ? it.in(AttemptState.FAILED) : it)
                                .toList();
                    }
                };
            case CLAIM ->
                new ForwardingAttempts(table) {
                    @Override
                    public boolean claim(Attempt attempt, Instant until) {
                        return true;
                    }
                };
            default -> table;
        };
    }

    static QueryableProcessor from(QueryableProcessor processor, @Nullable Guard removed) {
        if (removed == null) {
            return processor;
        }
        return switch (removed) {
            case IDEMPOTENCY_KEY ->
                new ForwardingProcessor(processor) {
                    private final Map<String, Integer> sends = new HashMap<>();

                    @Override
                    public Receipt charge(String key, Payment payment) throws IOException, InterruptedException {
                        return super.charge(key + "-" + sends.merge(key, 1, Integer::sum), payment);
                    }
                };
            case EARLIER_SENDS ->
                new ForwardingProcessor(processor) {
                    @Override
                    public Receipt charge(String key, Payment payment) throws IOException, InterruptedException {
                        try {
                            return super.charge(key, payment);
                        } catch (ProcessorUnavailableException nothingDone) {
                            throw nothingDone;
                        } catch (IOException unknown) {
                            return super.charge(key, payment);
                        }
                    }
                };
            case TIMEOUT_IS_UNKNOWN ->
                new ForwardingProcessor(processor) {
                    @Override
                    public Receipt charge(String key, Payment payment) throws IOException, InterruptedException {
                        try {
                            return super.charge(key, payment);
                        } catch (IOException unknown) {
                            throw new ProcessorUnavailableException(name(), null);
                        }
                    }
                };
            case HEALTH_IS_NO_OUTCOME ->
                new ForwardingProcessor(processor) {
                    @Override
                    public Receipt charge(String key, Payment payment) throws IOException, InterruptedException {
                        try {
                            return super.charge(key, payment);
                        } catch (IOException unknown) {
                            checkHealth(unknown);
                            throw unknown;
                        }
                    }

                    private void checkHealth(IOException unknown) throws IOException, InterruptedException {
                        try {
                            checkHealth();
                        } catch (IOException down) {
                            unknown.addSuppressed(down);
                            throw new ProcessorUnavailableException(name(), null);
                        }
                    }
                };
            case VOID ->
                new ForwardingProcessor(processor) {
                    @Override
                    public void voidCharge(String key) {}
                };
            case VOID_IS_PERMANENT ->
                new ForwardingProcessor(processor) {
                    @Override
                    public void voidCharge(String key) throws IOException, InterruptedException {
                        if (lookUp(key) != ChargeStatus.NOT_FOUND) {
                            super.voidCharge(key);
                        }
                    }
                };
            case LOOKUP_PROVES_WHAT_IT_FINDS -> new NotFoundIsNotCharged(processor);
            default -> processor;
        };
    }

    /** Keeps new attempts in memory, and records them with their first transition. */
    private static final class RecordedLate extends ForwardingAttempts {

        private record Unrecorded(long cents, Instant due) {}

        private final Attempts table;
        private final Map<String, Unrecorded> unrecorded = new HashMap<>();

        RecordedLate(Attempts table) {
            super(table);
            this.table = table;
        }

        @Override
        public boolean begin(Attempt attempt, long cents, Instant due) {
            unrecorded.put(attempt.key(), new Unrecorded(cents, due));
            return true;
        }

        @Override
        public boolean transition(Attempt attempt, AttemptState to) throws SQLException {
            var late = unrecorded.remove(attempt.key());
            return (late == null || table.begin(attempt, late.cents, late.due)) && table.transition(attempt, to);
        }
    }

    /** Sends no void for a charge that a lookup hasn't found. */
    private static final class NotFoundIsNotCharged extends ForwardingProcessor {

        private final Set<String> notFound = new HashSet<>();

        NotFoundIsNotCharged(QueryableProcessor processor) {
            super(processor);
        }

        @Override
        public ChargeStatus lookUp(String key) throws IOException, InterruptedException {
            var status = super.lookUp(key);
            if (status == ChargeStatus.NOT_FOUND) {
                notFound.add(key);
            }
            return status;
        }

        @Override
        public void voidCharge(String key) throws IOException, InterruptedException {
            if (!notFound.contains(key)) {
                super.voidCharge(key);
            }
        }
    }
}
