package dev.patterns.pool.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The list of what a lease has to close. */
class LeaseChildrenTest {

    private final List<Integer> closed = new ArrayList<>();
    private int created;
    private final LeasedConnection lease =
            new LeasedConnection(new ForwardingTest.RecordingOwner(stub(Connection.class, -1)), 1);

    @Test
    void closeClosesWhatIsOpen_theNewestFirst() throws SQLException {
        lease.createStatement();
        lease.createStatement().close();
        lease.createStatement();

        lease.close();

        assertThat(closed).containsExactly(1, 2, 0);
    }

    /** Three statements are open at any time; each new one is made before the oldest is closed. */
    @Test
    void closedStatementsDoNotAddUp() throws SQLException {
        var open = new ArrayDeque<Statement>();
        for (int i = 0; i < 10_000; i++) {
            open.addLast(lease.createStatement());
            if (open.size() > 3) {
                open.removeFirst().close();
            }
            assertThat(length(open.getLast())).isLessThanOrEqualTo(64 + 4);
        }
    }

    @Test
    void statementsThatTheDriverClosedWithTheirResultsDoNotAddUp() throws SQLException {
        for (int i = 0; i < 10_000; i++) {
            var statement = lease.createStatement();
            statement.closeOnCompletion();
            assertThat(length(statement)).isLessThanOrEqualTo(64);
            statement.executeQuery("select 1").close();
        }
    }

    @Test
    void exactlyTheOpenOnesAreClosed_inAnyOrderOfOpeningAndClosing() throws SQLException {
        var random = new Random(5);
        var open = new ArrayList<Statement>();
        var expected = new HashSet<Integer>();
        for (int i = 0; i < 5_000; i++) {
            if (open.isEmpty() || random.nextInt(10) < 5) {
                open.add(lease.createStatement());
            } else {
                open.remove(random.nextInt(open.size())).close();
            }
        }
        var closedByTheCaller = Set.copyOf(closed);
        for (int number = 0; number < created; number++) {
            if (!closedByTheCaller.contains(number)) {
                expected.add(number);
            }
        }
        closed.clear();

        lease.close();

        assertThat(closed).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static int length(Statement newest) {
        int length = 0;
        for (LeasedChild<?> child = (LeasedChild<?>) newest; child != null; child = child.older) {
            length++;
        }
        return length;
    }

    private <T> T stub(Class<T> type, int number) {
        return type.cast(Proxy.newProxyInstance(
                LeaseChildrenTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> switch (method.getName()) {
                    case "createStatement" -> stub(Statement.class, created++);
                    case "executeQuery" -> stub(ResultSet.class, number);
                    case "isClosed" -> number >= 0 && closed.contains(number);
                    case "close" -> closed.add(number) ? null : null;
                    default -> null;
                }));
    }
}
