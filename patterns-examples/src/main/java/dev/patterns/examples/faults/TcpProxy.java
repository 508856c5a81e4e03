package dev.patterns.examples.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy before a server. It can cut its connections, lead new ones to another server, and be a black hole, in
 * which bytes disappear without a sign. Two threads a connection carry the bytes.
 */
final class TcpProxy implements AutoCloseable {

    private volatile int target;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile boolean blackHole;

    /** A client's connection and the server's. Once it has lost a byte it never carries another. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean lost;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void start() {
            thread("to the server", () -> carry(client, server));
            thread("to the client", () -> carry(server, client));
        }

        private void carry(Socket from, Socket to) {
            var buffer = new byte[8_192];
            try {
                var in = from.getInputStream();
                var out = to.getOutputStream();
                for (int read; (read = in.read(buffer)) >= 0; ) {
                    lost |= blackHole;
                    if (!lost) {
                        out.write(buffer, 0, read);
                    }
                }
            } catch (IOException closed) {
                // the link ends below
            }
            if (!lost) {
                end();
            }
        }

        /** With a reset instead of an orderly end. */
        void end() {
            links.remove(this);
            for (var socket : new Socket[] {client, server}) {
                try (socket) {
                    socket.setSoLinger(true, 0);
                } catch (IOException alreadyClosed) {
                    // that is what is wanted
                }
            }
        }
    }

    TcpProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread("accept", this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** New connections lead to the server at that port. Others stay with theirs, as after a change in the DNS. */
    void moveTo(int port) {
        target = port;
    }

    /** Resets every connection. New ones are carried. */
    void cut() {
        links.forEach(Link::end);
    }

    /** From now on bytes of old and new connections are lost, without a sign to either end. */
    void beginBlackHole() {
        blackHole = true;
    }

    /** New connections are carried again. Those that have lost bytes stay dead. */
    void endBlackHole() {
        links.forEach(link -> link.lost = true);
        blackHole = false;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                link(listener.accept());
            } catch (IOException closed) {
                // the loop ends
            }
        }
    }

    private void link(Socket client) throws IOException {
        try {
            client.setTcpNoDelay(true);
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            server.setTcpNoDelay(true);
            var link = new Link(client, server);
            links.add(link);
            link.start();
        } catch (IOException serverIsDown) {
            client.close();
        }
    }

    private static void thread(String name, Runnable task) {
        var thread = new Thread(task, "proxy " + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
