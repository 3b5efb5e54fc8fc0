import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Verifies an archive written by Anlan, on a machine without Anlan: {@code java AnlanVerify.java archive.zip [--key ID]}.
 * Needs a JDK 17 or newer and nothing else. Exit code 0: sound; 1: not sound; 2: can't be read.
 *
 * <p>Get this program from the project, not from the archive it is to judge, and compare the key id it prints with the
 * one the issuer has made public, or give that with {@code --key}. The format is described in docs/ledger.md. The
 * source is plain ASCII so that it compiles under any locale.
 */
public final class AnlanVerify {

    private final ZipFile zip;
    private final PrintStream out;
    private final String trustedKey;
    private final Map<String, byte[]> acts = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Instant> entered = new HashMap<>();
    private final Map<String, String> evidence = new LinkedHashMap<>();
    private final Map<String, byte[]> keys = new HashMap<>();
    private final Map<Long, Map<String, Object>> checkpoints = new HashMap<>();
    private String firstBadAct;
    private int faults;

    private AnlanVerify(ZipFile zip, PrintStream out, String trustedKey) {
        this.zip = zip;
        this.out = out;
        this.trustedKey = trustedKey;
    }

    public static void main(String[] args) {
        System.exit(run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** Verifies; the exit code. */
    public static int run(String[] args, PrintStream out) {
        if (args.length != 1 && !(args.length == 3 && args[1].equals("--key"))) {
            out.println("java AnlanVerify.java archive.zip [--key ID]");
            return 2;
        }
        try (ZipFile zip = new ZipFile(args[0])) {
            return new AnlanVerify(zip, out, args.length == 3 ? args[2] : null).verify() ? 0 : 1;
        } catch (IOException | RuntimeException unreadable) {
            out.println("\u3010\u4e0d\u53ef\u4fe1\u3011\u65e0\u6cd5\u8bfb\u53d6 NOT SOUND, can't be read: " + unreadable);
            return 2;
        }
    }

    private boolean verify() throws IOException {
        acts();
        missing();
        keys();
        checkpoints();
        proofs();
        evidence();
        manifest();
        out.println("\u529e\u7406\u8bb0\u5f55 acts: " + acts.size() + ", \u68c0\u67e5\u70b9 checkpoints: " + checkpoints.size() + ", \u8bc1\u636e\u6750\u6599 evidence files: "
                + evidence.size() + ", \u5bc6\u94a5 keys: " + String.join(" ", keys.keySet()));
        if (faults == 0) {
            out.println("\u3010\u53ef\u4fe1\u3011\u8bb0\u5f55\u5b8c\u6574\uff0c\u672a\u7ecf\u6539\u52a8\u3002 SOUND: nothing was changed.");
            return true;
        }
        if (firstBadAct != null) {
            out.println("\u7b2c\u4e00\u6761\u6709\u95ee\u9898\u7684\u529e\u7406\u8bb0\u5f55 First bad act: " + name(firstBadAct));
        }
        out.println("\u3010\u4e0d\u53ef\u4fe1\u3011\u5171 " + faults + " \u5904\u95ee\u9898\u3002 NOT SOUND: " + faults + " faults.");
        return false;
    }

    // ---- The parts of an archive ----

    /** Each line of acts.jsonl is one act to the byte; withheld.jsonl has of others the hash only. */
    private void acts() throws IOException {
        Map<String, List<Object[]>> subjects = new LinkedHashMap<>();
        String[] before = {""};
        eachLine("acts.jsonl", line -> {
            Map<String, Object> act = Json.object(line);
            String id = text(act, "id");
            String order = subject(act) + String.format("%020d", number(act, "version"));
            if (order.compareTo(before[0]) < 0) {
                fault(id, "\u529e\u7406\u8bb0\u5f55\u7684\u987a\u5e8f\u88ab\u8c03\u6362", "the acts aren't in order");
            }
            before[0] = order;
            addAct(id, sha256(line.getBytes(StandardCharsets.UTF_8)), act, subjects);
            entered.put(id, Instant.parse(text(act, "enteredAt")));
            for (Object file : (List<?>) act.get("evidence")) {
                evidence.putIfAbsent((String) file, id);
            }
        });
        eachLine("withheld.jsonl", line -> {
            Map<String, Object> act = Json.object(line);
            addAct(text(act, "id"), bytes(text(act, "hash")), act, subjects);
        });
        subjects.forEach((subject, versions) -> {
            versions.sort((a, b) -> Long.compare((Long) a[0], (Long) b[0]));
            long expected = 1;
            for (Object[] version : versions) {
                if ((Long) version[0] != expected) {
                    fault((String) version[1], "\u6b64\u524d\u7f3a\u5c11\u7b2c " + expected + " \u7248\uff1a\u529e\u7406\u8bb0\u5f55\u88ab\u5220\u9664\u6216\u63d2\u5165",
                            "version " + expected + " is missing before it: an act was deleted or inserted");
                }
                expected = (Long) version[0] + 1;
            }
        });
    }

    private void addAct(String id, byte[] hash, Map<String, Object> act, Map<String, List<Object[]>> subjects) {
        names.put(id, act.get("subjectKind") + " " + act.get("subject") + ", version " + act.get("version"));
        if (acts.put(id, hash) != null) {
            fault(id, "\u91cd\u590d\u51fa\u73b0", "it appears twice");
        }
        subjects.computeIfAbsent(subject(act), absent -> new ArrayList<>())
                .add(new Object[] {number(act, "version"), id});
    }

    /** What the issuer itself found gone from its database. */
    private void missing() throws IOException {
        eachLine("missing.jsonl", line -> fault(text(Json.object(line), "act"), "\u66fe\u7ecf\u5c01\u5b58\uff0c\u73b0\u5df2\u4ece\u53f0\u8d26\u4e2d\u5220\u9664",
                "it was sealed once and is gone from the ledger"));
    }

    private void keys() throws IOException {
        int[] unendorsed = {0};
        eachLine("keys.jsonl", line -> {
            Map<String, Object> key = Json.object(line);
            String id = text(key, "id");
            byte[] encoded = Base64.getDecoder().decode(text(key, "publicKey"));
            boolean right = hex(sha256(encoded)).startsWith(id) && id.length() == 32;
            Object endorsedBy = key.get("endorsedBy");
            if (endorsedBy == null) {
                right &= ++unendorsed[0] == 1 && (trustedKey == null || trustedKey.equals(id));
            } else {
                byte[] by = keys.get(endorsedBy);
                right &= by != null && signed(by, encoded, bytes(text(key, "endorsement")));
            }
            if (right) {
                keys.put(id, encoded);
            } else {
                fault(null, "\u5bc6\u94a5 " + id + " \u88ab\u66ff\u6362\uff0c\u6216\u6ca1\u6709\u5f97\u5230\u524d\u4e00\u5bc6\u94a5\uff08\u6216\u6307\u5b9a\u5bc6\u94a5\uff09\u7684\u8ba4\u53ef",
                        "key " + id + " was swapped, or isn't endorsed by the one before it or isn't the one given");
            }
        });
    }

    private void checkpoints() throws IOException {
        String[] previous = {"0".repeat(64)};
        long[] expected = {1, 0};
        eachLine("checkpoints.jsonl", line -> {
            Map<String, Object> checkpoint = Json.object(line);
            long no = number(checkpoint, "no");
            byte[] text = String.join("\n", "anlan-checkpoint-1", Long.toString(no), text(checkpoint, "size"),
                    text(checkpoint, "total"), text(checkpoint, "root"), text(checkpoint, "previous"),
                    text(checkpoint, "sealedAt"), text(checkpoint, "key"), "").getBytes(StandardCharsets.UTF_8);
            byte[] key = keys.get(text(checkpoint, "key"));
            if (key == null || !signed(key, text, bytes(text(checkpoint, "signature")))) {
                fault(null, "\u7b2c " + no + " \u53f7\u68c0\u67e5\u70b9\u7684\u7b7e\u540d\u4e0d\u5bf9", "the signature of checkpoint " + no + " is wrong");
            }
            if (no != expected[0] || !text(checkpoint, "previous").equals(previous[0])
                    || number(checkpoint, "total") != expected[1] + number(checkpoint, "size")) {
                fault(null, "\u7b2c " + no + " \u53f7\u68c0\u67e5\u70b9\u4e0e\u524d\u4e00\u4e2a\u63a5\u4e0d\u4e0a", "checkpoint " + no + " doesn't follow from the one before it");
            }
            expected[0] = no + 1;
            expected[1] = number(checkpoint, "total");
            previous[0] = hex(sha256(text));
            checkpoints.put(no, checkpoint);
        });
    }

    /** From each act up its tree to the root that was signed. */
    private void proofs() throws IOException {
        Set<String> proved = new HashSet<>();
        eachLine("proofs.jsonl", line -> {
            Map<String, Object> proof = Json.object(line);
            String id = text(proof, "act");
            Map<String, Object> checkpoint = checkpoints.get(number(proof, "checkpoint"));
            byte[] act = acts.get(id);
            if (act == null) {
                fault(id, "\u6709\u8bc1\u660e\u800c\u6ca1\u6709\u529e\u7406\u8bb0\u5f55\uff1a\u88ab\u5220\u9664", "there is a proof of it but not the act: it was deleted");
            } else if (checkpoint == null) {
                fault(id, "\u5c01\u5b58\u5b83\u7684\u68c0\u67e5\u70b9\u4e0d\u5728", "the checkpoint that sealed it is missing");
            } else if (!text(checkpoint, "root").equals(root(act, number(proof, "position"),
                    number(checkpoint, "size"), (List<?>) proof.get("path")))) {
                fault(id, "\u4e0e\u5c01\u5b58\u65f6\u4e0d\u7b26\uff1a\u5185\u5bb9\u6216\u4f4d\u7f6e\u88ab\u6539\u52a8", "it isn't what was sealed: its content or place was changed");
            } else if (backdated(entered.get(id), checkpoint)) {
                fault(id, "\u6240\u79f0\u7684\u8bb0\u5165\u65f6\u95f4\u8fdc\u65e9\u4e8e\u6b64\u524d\u7684\u5c01\u5b58\uff1a\u4e8b\u540e\u8865\u5165",
                        "the time it claims to have been entered lies long before an earlier sealing: it was slipped in");
            }
            proved.add(id);
        });
        for (String id : acts.keySet()) {
            if (!proved.contains(id)) {
                fault(id, "\u6ca1\u6709\u5c01\u5b58\u8bc1\u660e\uff1a\u4e8b\u540e\u63d2\u5165", "there is no proof that it was sealed: it was inserted afterwards");
            }
        }
    }

    /** An act is sealed soon after it is entered. Holds only while time runs forwards, which a simulated clock need not. */
    private boolean backdated(Instant enteredAt, Map<String, Object> checkpoint) {
        Map<String, Object> before = checkpoints.get(number(checkpoint, "no") - 1);
        if (before == null || enteredAt == null) {
            return false;
        }
        Instant sealedBefore = Instant.parse(text(before, "sealedAt"));
        return !Instant.parse(text(checkpoint, "sealedAt")).isBefore(sealedBefore)
                && enteredAt.isBefore(sealedBefore.minus(Duration.ofHours(1)));
    }

    private void evidence() throws IOException {
        for (Map.Entry<String, String> file : evidence.entrySet()) {
            ZipEntry entry = zip.getEntry("evidence/" + file.getKey());
            if (entry == null) {
                fault(file.getValue(), "\u7f3a\u5c11\u8bc1\u636e\u6750\u6599 " + file.getKey(), "its evidence " + file.getKey() + " is missing");
            } else if (!hash(entry).equals(file.getKey())) {
                fault(file.getValue(), "\u8bc1\u636e\u6750\u6599 " + file.getKey() + " \u88ab\u6539\u52a8", "its evidence " + file.getKey() + " was changed");
            }
        }
    }

    /** The issuer's signed word on what belongs to the archive, so that nothing can be left out. */
    private void manifest() throws IOException {
        byte[] text = content("manifest.json");
        Map<String, Object> manifest = Json.object(new String(text, StandardCharsets.UTF_8));
        if (!"anlan-archive-1".equals(manifest.get("format"))) {
            fault(null, "\u4e0d\u8ba4\u8bc6\u7684\u5f52\u6863\u683c\u5f0f " + manifest.get("format"), "unknown format " + manifest.get("format"));
        }
        if (zip.getEntry("manifest.sig") == null) {
            fault(null, "\u6e05\u5355\u6ca1\u6709\u7b7e\u540d\uff0c\u4e0d\u80fd\u8bc1\u660e\u5f52\u6863\u5b8c\u6574", "the manifest isn't signed, so nothing proves the archive complete");
        } else {
            Map<String, Object> signature =
                    Json.object(new String(content("manifest.sig"), StandardCharsets.UTF_8));
            byte[] key = keys.get(text(signature, "key"));
            if (key == null || !signed(key, text, bytes(text(signature, "signature")))) {
                fault(null, "\u6e05\u5355\u7684\u7b7e\u540d\u4e0d\u5bf9", "the manifest's signature is wrong");
            }
        }
        Map<?, ?> files = (Map<?, ?>) manifest.get("files");
        for (Map.Entry<?, ?> file : files.entrySet()) {
            ZipEntry entry = zip.getEntry((String) file.getKey());
            if (entry == null) {
                fault(null, "\u7f3a\u5c11\u6587\u4ef6 " + file.getKey(), "the file " + file.getKey() + " is missing");
            } else if (!hash(entry).equals(file.getValue())) {
                fault(null, "\u6587\u4ef6 " + file.getKey() + " \u88ab\u6539\u52a8", "the file " + file.getKey() + " was changed");
            }
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (!files.containsKey(name) && !name.equals("manifest.json") && !name.equals("manifest.sig")) {
                fault(null, "\u591a\u51fa\u6587\u4ef6 " + name, "the file " + name + " doesn't belong here");
            }
        }
    }

    // ---- Faults ----

    private void fault(String act, String zh, String en) {
        faults++;
        // Ids of acts sort by the time they were recorded.
        if (act != null && (firstBadAct == null || act.compareTo(firstBadAct) < 0)) {
            firstBadAct = act;
        }
        if (faults <= 100) {
            String which = act == null ? "" : name(act) + ": ";
            out.println(which + zh + " / " + en);
        }
    }

    private String name(String act) {
        return names.containsKey(act) ? act + " (" + names.get(act) + ")" : act;
    }

    // ---- Hashes, trees, signatures ----

    /** RFC 6962: leaves are hashed after a byte 0, nodes after a byte 1; an odd node moves up unchanged. */
    private static String root(byte[] act, long position, long size, List<?> path) {
        if (position < 0 || position >= size) {
            return null;
        }
        byte[] node = sha256(new byte[] {0}, act);
        int used = 0;
        long at = position;
        for (long width = size; width > 1; width = (width + 1) / 2) {
            if ((at ^ 1) < width) {
                if (used == path.size()) {
                    return null;
                }
                byte[] neighbour = bytes((String) path.get(used++));
                node = at % 2 == 1 ? sha256(new byte[] {1}, neighbour, node) : sha256(new byte[] {1}, node, neighbour);
            }
            at /= 2;
        }
        return used == path.size() ? hex(node) : null;
    }

    private static boolean signed(byte[] publicKey, byte[] text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey)));
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(String.format("%02x", b));
        }
        return text.toString();
    }

    private static byte[] bytes(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    // ---- Reading ----

    private interface Line {
        void read(String line);
    }

    private void eachLine(String name, Line each) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            fault(null, "\u7f3a\u5c11\u6587\u4ef6 " + name, "the file " + name + " is missing");
            return;
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    each.read(line);
                } catch (RuntimeException malformed) {
                    fault(null, name + " \u4e2d\u6709\u4e00\u884c\u4e0d\u5408\u683c\u5f0f", "a line of " + name + " is malformed: " + malformed.getMessage());
                }
            }
        }
    }

    private byte[] content(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            in.transferTo(content);
            return content.toByteArray();
        }
    }

    private String hash(ZipEntry entry) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return hex(digest.digest());
    }

    private static String subject(Map<String, Object> act) {
        return text(act, "subjectKind") + " " + text(act, "subject") + " ";
    }

    private static String text(Map<String, Object> object, String name) {
        Object value = object.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value.toString();
    }

    private static long number(Map<String, Object> object, String name) {
        return Long.parseLong(text(object, name));
    }

    /** As much JSON as archives have. Numbers stay text. */
    private static final class Json {

        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        @SuppressWarnings("unchecked")
        static Map<String, Object> object(String text) {
            Json json = new Json(text);
            Object value = json.value();
            json.space();
            if (!(value instanceof Map) || json.at != text.length()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            return (Map<String, Object>) value;
        }

        private Object value() {
            space();
            char c = peek();
            if (c == '{') {
                Map<String, Object> object = new LinkedHashMap<>();
                list('}', () -> {
                    space();
                    String name = string();
                    expect(':');
                    if (object.containsKey(name)) {
                        throw new IllegalArgumentException("the name " + name + " is given twice");
                    }
                    object.put(name, value());
                });
                return object;
            }
            if (c == '[') {
                List<Object> array = new ArrayList<>();
                list(']', () -> array.add(value()));
                return array;
            }
            if (c == '"') {
                return string();
            }
            int start = at;
            while (at < text.length() && "{}[],: \t\r\n\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at);
            if (word.isEmpty()) {
                throw new IllegalArgumentException("value expected at " + at);
            }
            return word.equals("null") ? null : word;
        }

        private void list(char end, Runnable item) {
            at++;
            space();
            if (peek() == end) {
                at++;
                return;
            }
            while (true) {
                item.run();
                space();
                char c = peek();
                at++;
                if (c == end) {
                    return;
                }
                if (c != ',') {
                    throw new IllegalArgumentException("comma expected at " + at);
                }
            }
        }

        private String string() {
            expect('"');
            StringBuilder value = new StringBuilder();
            for (char c = peek(); c != '"'; c = peek()) {
                at++;
                if (c != '\\') {
                    value.append(c);
                    continue;
                }
                char escaped = peek();
                at++;
                int simple = "bfnrt".indexOf(escaped);
                if (escaped == 'u') {
                    value.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                } else {
                    value.append(simple >= 0 ? "\b\f\n\r\t".charAt(simple) : escaped);
                }
            }
            at++;
            return value.toString();
        }

        private void expect(char c) {
            space();
            if (peek() != c) {
                throw new IllegalArgumentException(c + " expected at " + at);
            }
            at++;
        }

        private char peek() {
            if (at >= text.length()) {
                throw new IllegalArgumentException("ends too early");
            }
            return text.charAt(at);
        }

        private void space() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
    }
}
