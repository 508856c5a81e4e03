package dev.patterns.pool.script;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A physical connection. */
final class FaultyConnection {

    final int number;
    final ConnectionLife life;
    final Connection proxy = FaultyDriver.proxy(Connection.class, this::answer);
    private final FaultyDriver driver;

    private final List<Integer> pendingRows = new ArrayList<>();
    private boolean autoCommit = true;
    private boolean readOnly;
    private int networkTimeout;
    private int openStatements;
    private boolean lost;
    private boolean ended; // by close, by abort, or by the driver itself

    FaultyConnection(FaultyDriver driver, int number, long openBegan) {
        this.driver = driver;
        this.number = number;
        this.life = new ConnectionLife(driver::now, openBegan, driver.time.threadNumber());
    }

    /** Whether the socket is closed, by the pool or by the driver itself. */
    boolean isEnded() {
        return ended;
    }

    boolean isLost() {
        return lost;
    }

    /** What a borrower would see of an earlier one; empty if nothing. */
    String leftovers() {
        return (autoCommit ? "" : " no autocommit")
                + (readOnly ? " read-only" : "")
                + (networkTimeout == 0 ? "" : " a network timeout")
                + (openStatements == 0 ? "" : " an open statement")
                + (pendingRows.isEmpty() ? "" : " rows " + pendingRows);
    }

    void lose() {
        lost = true;
    }

    // Calls

    void begins(Call call) {
        var wrong = life.begins(call, driver.time.threadNumber());
        driver.journal.check(wrong.isEmpty(), () -> this + " " + wrong + ", by " + call);
    }

    void ends(Call call, Throwable failure) {
        if (call == Call.CLOSE || call == Call.ABORT && failure == null) {
            end();
        }
        if (life.ends(call, driver.time.threadNumber(), failure)) {
            driver.discardedAt = driver.now();
        }
    }

    /** Throws what the server would, if the call needs it. */
    void checkAlive(Call call) throws SQLException {
        if (call == Call.CLOSE || call == Call.ABORT || call == Call.IS_CLOSED || call == Call.IS_VALID) {
            return;
        }
        if (ended) {
            throw new SQLException("the connection is closed", "08003");
        }
        if (lost && call.isRemote) {
            end(); // the driver closes it by itself
            throw new SQLException("terminated by the server", "57P01");
        }
    }

    private void end() {
        ended = true;
        pendingRows.clear();
        driver.unparkHung();
    }

    // JDBC

    private Object answer(Object self, Method method, Object[] args) throws Exception {
        var name = method.getName();
        return switch (name) {
            case "toString" -> toString();
            case "hashCode" -> number;
            case "isReadOnly" -> readOnly;
            case "getNetworkTimeout" -> networkTimeout;
            default -> {
                var call = Call.ofConnection(name).orElseThrow(() -> new UnsupportedOperationException(name));
                yield driver.perform(call, this, () -> effect(call, args));
            }
        };
    }

    private Object effect(Call call, Object[] args) {
        switch (call) {
            case IS_VALID -> {
                if (!lost && !ended) {
                    life.provenAt = driver.now();
                    return true;
                }
                life.unfit("it did not answer a ping");
                return false;
            }
            case IS_CLOSED -> {
                return ended;
            }
            case GET_AUTO_COMMIT -> {
                return autoCommit;
            }
            case CREATE_STATEMENT -> {
                return statement();
            }
            case COMMIT -> commitRows();
            case ROLLBACK -> pendingRows.clear();
            case SET_AUTO_COMMIT -> setAutoCommit((boolean) args[0]);
            case SET_READ_ONLY -> readOnly = (boolean) args[0];
            case SET_NETWORK_TIMEOUT -> networkTimeout = (int) args[1];
            default -> {
                // no effect, or one in ends()
            }
        }
        return null;
    }

    private void setAutoCommit(boolean on) {
        if (on != autoCommit) {
            commitRows(); // as JDBC says
        }
        autoCommit = on;
    }

    private void commitRows() {
        driver.committedRows.addAll(pendingRows);
        pendingRows.clear();
    }

    private void insert(String sql) {
        pendingRows.add(Integer.valueOf(sql.substring(sql.indexOf(' ') + 1)));
        if (autoCommit) {
            commitRows();
        }
    }

    private Statement statement() {
        openStatements++;
        var closed = new boolean[1];
        return FaultyDriver.proxy(Statement.class, (self, method, args) -> switch (method.getName()) {
            case "close" -> {
                openStatements -= closed[0] ? 0 : 1;
                closed[0] = true;
                yield driver.perform(Call.CLOSE_STATEMENT, this, () -> null);
            }
            case "execute" ->
                driver.perform(Call.EXECUTE, this, () -> {
                    insert((String) args[0]);
                    return false;
                });
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    @Override
    public String toString() {
        return "c" + number;
    }
}
