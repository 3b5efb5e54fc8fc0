package cn.anlan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the public API, as a browser is one: it keeps its cookies and echoes the XSRF token.
 *
 * <pre>{@code
 * Http town = http.as("town.head");                       // signs in with the sample password
 * var hazard = town.post("/api/hazards", Map.of("place", "三号锅炉房")).is(201);
 * town.ifMatch(hazard).post("/api/hazards/" + hazard.text("id") + "/accept", Map.of()).is(200);
 * }</pre>
 */
public final class Http {

    /** The password of every account that tests and sample data make, unless they say otherwise. */
    public static final String PASSWORD = "Anlan-2026-test";

    private final String base;
    private final JsonMapper json;
    private final CookieManager cookies;
    private final HttpClient client;
    private final Map<String, String> headers;

    public Http(String base, JsonMapper json) {
        this(base, json, new CookieManager(null, CookiePolicy.ACCEPT_ALL), null, Map.of());
    }

    private Http(String base, JsonMapper json, CookieManager cookies, HttpClient client, Map<String, String> headers) {
        this.base = base;
        this.json = json;
        this.cookies = cookies;
        this.client = client != null
                ? client
                : HttpClient.newBuilder()
                        .cookieHandler(cookies)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
        this.headers = headers;
    }

    /** Somebody else, with no cookies. */
    public Http anonymous() {
        return new Http(base, json);
    }

    /** A new client signed in as this account, with {@link #PASSWORD}. */
    public Http as(String account) {
        return as(account, PASSWORD);
    }

    public Http as(String account, String password) {
        Http signedIn = anonymous();
        signedIn.get("/api/session");
        signedIn.post("/api/session", Map.of("account", account, "password", password))
                .isSuccess();
        return signedIn;
    }

    /** The same client, sending a header with every request it makes. */
    public Http with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Http(base, json, cookies, client, more);
    }

    public Http in(String language) {
        return with("Accept-Language", language);
    }

    public Http token(String token) {
        return anonymous().with("Authorization", "Bearer " + token);
    }

    /** The same client with a fixed idempotency key; without one, each POST gets a key of its own. */
    public Http key(String idempotencyKey) {
        return with("Idempotency-Key", idempotencyKey);
    }

    public Http ifMatch(long version) {
        return with("If-Match", "\"" + version + "\"");
    }

    /** With the version another answer had. */
    public Http ifMatch(Answer answer) {
        return with("If-Match", answer.header("ETag"));
    }

    public Answer get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return sendJson("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return sendJson("PUT", path, body);
    }

    public Answer patch(String path, Object body) {
        return sendJson("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    /** A body as it is: a file, a piece of an upload, broken JSON. */
    public Answer send(String method, String path, String contentType, byte[] body) {
        return send(method, path, contentType, BodyPublishers.ofByteArray(body));
    }

    /** The same without saying beforehand how long it is. */
    public Answer sendChunked(String method, String path, String contentType, byte[] body) {
        return send(
                method, path, contentType, BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)));
    }

    /** One file as {@code multipart/form-data}. */
    public Answer upload(String path, String field, String fileName, String contentType, byte[] content) {
        String boundary = "anlan-" + UUID.randomUUID();
        String head = "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, field, fileName, contentType);
        return send(
                "POST",
                path,
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
    }

    /** The value of a cookie this client holds, or null. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private Answer sendJson(String method, String path, Object body) {
        return body == null
                ? send(method, path, null, BodyPublishers.noBody())
                : send(method, path, "application/json", BodyPublishers.ofString(json.writeValueAsString(body)));
    }

    private Answer send(String method, String path, String contentType, BodyPublisher body) {
        var all = new LinkedHashMap<String, String>();
        all.put("Accept", "*/*");
        if (contentType != null) {
            all.put("Content-Type", contentType);
        }
        if (!method.equals("GET") && cookie("XSRF-TOKEN") instanceof String token) {
            all.put("X-XSRF-TOKEN", token);
        }
        if (method.equals("POST")) {
            all.put("Idempotency-Key", UUID.randomUUID().toString());
        }
        all.putAll(headers);
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body)
                .timeout(Duration.ofMinutes(2));
        all.forEach(request::header);
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream stream = response.body()) {
                return new Answer(
                        method + " " + path, response.statusCode(), response.headers(), stream.readAllBytes(), json);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Reads a JSON text, for comparing. */
    public JsonNode json(String text) {
        return json.readTree(text);
    }
}
