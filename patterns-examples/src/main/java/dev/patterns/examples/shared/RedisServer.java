package dev.patterns.examples.shared;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A {@code redis-server} of this machine on a free port, in memory alone, that can be killed and started again. */
public final class RedisServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(10);

    private final int port;
    private Process process;

    private RedisServer(int port) throws IOException, InterruptedException {
        this.port = port;
        this.process = startProcess();
    }

    /** Whether the program is on the path. */
    public static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(
                        directory -> Path.of(directory, "redis-server").toFile().canExecute());
    }

    /** Starts it, and waits until it accepts connections. */
    public static RedisServer start() throws IOException, InterruptedException {
        return new RedisServer(freePort());
    }

    private Process startProcess() throws IOException, InterruptedException {
        var started = new ProcessBuilder(
                        "redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        long start = System.nanoTime();
        while (!isListening()) {
            if (!started.isAlive() || System.nanoTime() - start > START_LIMIT.toNanos()) {
                started.destroyForcibly();
                throw new IOException("redis-server does not start on port " + port);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return started;
    }

    public URI url() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** Ends it as a crash does. All buckets are lost. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it on the same port, empty. */
    public void restart() throws IOException, InterruptedException {
        process = startProcess();
    }

    /** Stops it without ending it, so that connections stay open and nothing answers; or lets it go on. */
    public void suspend(boolean suspended) throws IOException, InterruptedException {
        new ProcessBuilder("kill", suspended ? "-STOP" : "-CONT", "" + process.pid())
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isListening() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
