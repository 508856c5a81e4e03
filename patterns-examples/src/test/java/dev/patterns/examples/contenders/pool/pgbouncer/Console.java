package dev.patterns.examples.contenders.pool.pgbouncer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * PgBouncer's console, in PostgreSQL's protocol: the driver can't connect to it, as it begins with statements that the
 * console does not know.
 */
final class Console implements AutoCloseable {

    private static final int PROTOCOL = 3 << 16;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    Console(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream())); // it wants each message whole
        var parameters = "user\0postgres\0database\0pgbouncer\0\0".getBytes(UTF_8);
        out.writeInt(8 + parameters.length);
        out.writeInt(PROTOCOL);
        out.write(parameters);
        rows();
    }

    /** Runs a command and returns its rows, each with its values as text; the first one has the columns' names. */
    List<List<String>> execute(String command) throws IOException {
        var text = (command + "\0").getBytes(UTF_8);
        out.writeByte('Q');
        out.writeInt(4 + text.length);
        out.write(text);
        return rows();
    }

    private List<List<String>> rows() throws IOException {
        out.flush();
        var rows = new ArrayList<List<String>>();
        while (true) {
            int type = in.readUnsignedByte();
            var body = ByteBuffer.wrap(in.readNBytes(in.readInt() - 4));
            switch (type) {
                case 'T' -> rows.add(columns(body));
                case 'D' -> rows.add(values(body));
                case 'E' -> throw new IOException(UTF_8.decode(body).toString().replace('\0', ' '));
                case 'Z' -> {
                    return rows;
                }
                default -> {} // the rest is about the session
            }
        }
    }

    private static List<String> columns(ByteBuffer body) {
        var names = new ArrayList<String>();
        for (int column = body.getShort(); column > 0; column--) {
            var name = new StringBuilder();
            for (char next = (char) body.get(); next != 0; next = (char) body.get()) {
                name.append(next);
            }
            names.add(name.toString());
            body.position(body.position() + 18); // the column's type
        }
        return names;
    }

    private static List<String> values(ByteBuffer body) {
        var values = new ArrayList<String>();
        for (int column = body.getShort(); column > 0; column--) {
            var value = new byte[Math.max(0, body.getInt())];
            body.get(value);
            values.add(new String(value, UTF_8));
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
