package dev.patterns.examples.behaviour.http;

import dev.patterns.examples.contenders.CannotBeDrivenException;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port to which no connection is made until it is closed. */
final class ClosedPort implements Closeable {

    private static final int MOST_CONNECTIONS = 16;
    private static final int LONG_MILLIS = 250; // on loopback a connection takes far less than a millisecond

    private final int number;
    private final List<Closeable> sockets;

    private ClosedPort(int number, List<Closeable> sockets) {
        this.number = number;
        this.sockets = sockets;
    }

    /** Refuses connections. The port is reserved, so that no other server can be given it. */
    static ClosedPort refusing() throws IOException {
        var reserved = new Socket();
        reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new ClosedPort(reserved.getLocalPort(), List.of(reserved));
    }

    /** Listens and accepts nothing, and its backlog is full: a further connection waits. */
    static ClosedPort full() throws IOException {
        var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var sockets = new ArrayList<Closeable>(List.of(listener));
        var port = new ClosedPort(listener.getLocalPort(), sockets);
        try {
            for (int i = 0; i < MOST_CONNECTIONS; i++) {
                var waiting = new Socket();
                sockets.add(waiting);
                waiting.connect(listener.getLocalSocketAddress(), LONG_MILLIS);
            }
        } catch (SocketTimeoutException full) {
            return port;
        } catch (ConnectException refused) {
            port.close();
            throw new CannotBeDrivenException("this system refuses connections when a backlog is full");
        }
        port.close();
        throw new CannotBeDrivenException("this system's backlog does not get full");
    }

    int number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
