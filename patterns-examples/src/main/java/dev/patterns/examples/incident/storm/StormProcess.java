package dev.patterns.examples.incident.storm;

import dev.patterns.CheckedSupplier;
import dev.patterns.examples.incident.failover.Attempt;
import dev.patterns.examples.incident.failover.AttemptState;
import dev.patterns.examples.incident.failover.Attempts;
import dev.patterns.examples.incident.failover.QueryableProcessor;
import dev.patterns.examples.incident.payment.Payment;
import dev.patterns.examples.incident.payment.Receipt;
import dev.patterns.examples.incident.storm.CrashPoint.Role;
import dev.patterns.examples.incident.storm.CrashPoint.Step;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A process that can crash. Its calls of the table and of the processors go through it. When it has crashed, each
 * thread of it ends at its next call, and what it knew is lost.
 */
final class StormProcess {

    private final String name;
    private final Role role;
    private final Crashes crashes;
    private final StormAudit audit;
    private final StormTrace trace;
    private boolean crashed;

    StormProcess(String name, Role role, StormEnvironment environment) {
        this.name = name;
        this.role = role;
        this.crashes = environment.crashes;
        this.audit = environment.audit;
        this.trace = environment.trace;
    }

    /** Ends a thread of a crashed process. An error, so that the service's code can't handle it. */
    static final class CrashedError extends Error {
        private static final long serialVersionUID = 1;

        CrashedError(String process) {
            super(process + " has crashed", null, false, false);
        }
    }

    boolean isCrashed() {
        return crashed;
    }

    /** The table, as this process calls it. */
    Attempts calling(Attempts table) {
        return new Attempts() {
            @Override
            public List<Attempt> of(int payment) throws SQLException {
                return step(Step.READ, "payment-" + payment, () -> table.of(payment));
            }

            @Override
            public boolean begin(Attempt attempt, long cents, Instant due) throws SQLException {
                return step(Step.RECORD, attempt.key(), () -> table.begin(attempt, cents, due));
            }

            @Override
            public boolean transition(Attempt attempt, AttemptState to) throws SQLException {
                boolean done = step(Step.to(to), attempt.key(), () -> table.transition(attempt, to));
                if (done && role == Role.RECONCILER && !to.isOpen()) {
                    audit.settledByReconciler();
                }
                return done;
            }

            @Override
            public List<Attempt> findOpen(Instant dueBy, int limit) throws SQLException {
                return step(Step.FIND_OPEN, "", () -> table.findOpen(dueBy, limit));
            }

            @Override
            public boolean claim(Attempt attempt, Instant until) throws SQLException {
                return step(Step.CLAIM, attempt.key(), () -> table.claim(attempt, until));
            }
        };
    }

    /** The processor, as this process calls it. */
    QueryableProcessor calling(QueryableProcessor processor) {
        return new ForwardingProcessor(processor) {
            @Override
            public Receipt charge(String key, Payment payment) throws IOException, InterruptedException {
                return processorStep(Step.CHARGE, key, () -> processor.charge(key, payment));
            }

            @Override
            public ChargeStatus lookUp(String key) throws IOException, InterruptedException {
                return processorStep(Step.LOOK_UP, key, () -> processor.lookUp(key));
            }

            @Override
            public void voidCharge(String key) throws IOException, InterruptedException {
                processorStep(Step.VOID, key, () -> {
                    processor.voidCharge(key);
                    return "voided";
                });
            }
        };
    }

    private <T> T processorStep(Step step, String key, CheckedSupplier<T, Exception> call)
            throws IOException, InterruptedException {
        if (role == Role.RECONCILER) {
            audit.beginReconcilerCall(key, this);
        }
        try {
            return step(step, key, call);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        } finally {
            if (role == Role.RECONCILER) {
                audit.endReconcilerCall(key, this);
            }
        }
    }

    private <T, X extends Exception> T step(Step step, String key, CheckedSupplier<T, X> call) throws X {
        crashHere(new CrashPoint(role, step, false), key);
        try {
            var result = call.get();
            trace.add(name, key, step + ": " + result);
            return result;
        } catch (Exception failure) {
            trace.add(name, key, step + ": " + failure.getMessage());
            throw failure;
        } finally {
            crashHere(new CrashPoint(role, step, true), key);
        }
    }

    private void crashHere(CrashPoint point, String key) {
        crashes.perhapsPause(role);
        if (!crashed && crashes.crashesAt(point)) {
            crashed = true;
            trace.add(name, key, "CRASHES " + point);
        }
        if (crashed) {
            throw new CrashedError(name);
        }
    }
}
