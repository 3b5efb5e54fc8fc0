import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One signed-in client on one kept connection. It does so little that the processors are left to the product. */
final class Wire implements AutoCloseable {

    private final int port;
    private final String cookies;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean ended;
    private long used = System.nanoTime();

    Wire(String address, String session) throws IOException {
        port = URI.create(address).getPort();
        connect();
        cookies = "Cookie: ANLAN_SESSION=" + session + "; XSRF-TOKEN=bench\r\nX-XSRF-TOKEN: bench\r\n";
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 15);
        out = socket.getOutputStream();
        ended = false;
    }

    record Answer(int status, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Answer is(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException(status + " instead of " + wanted + ": " + text());
            }
            return this;
        }

        /** The first value of a member, wherever it stands; enough for the product's flat answers. */
        String value(String member) {
            String text = text();
            int at = text.indexOf("\"" + member + "\":");
            if (at < 0) {
                throw new IllegalStateException("no " + member + " in " + text);
            }
            int from = at + member.length() + 3;
            boolean quoted = text.charAt(from) == '"';
            int end = from + 1;
            while (quoted ? text.charAt(end) != '"' : ",}]".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            return quoted ? text.substring(from + 1, end) : text.substring(from, end);
        }
    }

    Answer get(String path) throws IOException {
        return send("GET", path, "", new byte[0]);
    }

    /** A command on what was seen in a version; 0 for a new thing. */
    Answer command(String path, long version, String json) throws IOException {
        String headers = "Content-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n"
                + (version == 0 ? "" : "If-Match: \"" + version + "\"\r\n");
        return send("POST", path, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    Answer send(String method, String path, String headers, byte[] body) throws IOException {
        byte[] head = (method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + cookies + headers + "Content-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        // The product closes a connection after 20 s without a request.
        if (ended || System.nanoTime() - used > 10_000_000_000L) {
            socket.close();
            connect();
        }
        out.write(all);
        Answer answer = read();
        used = System.nanoTime();
        return answer;
    }

    private Answer read() throws IOException {
        String status = line();
        int code = Integer.parseInt(status.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = true;
            } else if (lower.equals("connection: close")) {
                ended = true;
            }
        }
        return new Answer(code, chunked ? chunks() : in.readNBytes(length));
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the product closed the connection");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
