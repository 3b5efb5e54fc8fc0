package cn.anlan.samples;

import cn.anlan.platform.JsonText;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** One of the sample people at work: uses the public interface like any browser, so that samples are what the product itself made. */
final class SampleClient implements AutoCloseable {

    private final String base;
    private final JsonText json;
    private @Nullable Instant then;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private SampleClient(String base, JsonText json) {
        this.base = base;
        this.json = json;
    }

    static SampleClient signedIn(String base, JsonText json, String account) {
        var client = new SampleClient(base, json);
        client.send(client.request("/api/session").GET());
        client.post("/api/session", "sign-in", null, Map.of("account", account, "password", SampleAccounts.PASSWORD));
        return client;
    }

    /** From now on acts at another time. */
    SampleClient at(Instant time) {
        then = time;
        return this;
    }

    Map<?, ?> get(String path) {
        return ok(path, send(request(path).GET()));
    }

    /** A command under a fixed key, so that loading again has no second effect. */
    Map<?, ?> post(String path, String key, @Nullable Object version, Map<String, ?> body) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(json.write(body)));
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return ok(path, send(request));
    }

    /** Uploads a picture that shows nothing but a colour; its id. */
    String photo(String name, int number) {
        return upload(name, "image/jpeg", picture(number));
    }

    /** Uploads a file in one piece; its id. */
    String upload(String name, String type, byte[] bytes) {
        Object id = post("/api/evidence", "upload", null, Map.of("name", name, "size", bytes.length, "type", type))
                .get("id");
        String path = "/api/evidence/" + id;
        ok(
                path,
                send(request(path)
                        .header("Content-Type", "application/offset+octet-stream")
                        .header("Upload-Offset", "0")
                        .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(bytes))));
        return String.valueOf(id);
    }

    private static byte[] picture(int number) {
        var image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Color from = Color.getHSBColor(number * 0.137f % 1, 0.35f, 0.85f);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int shade = (x / 20 + y / 20) % 2 == 0 ? 0 : 12 + number % 40;
                image.setRGB(
                        x,
                        y,
                        new Color(
                                        Math.max(0, from.getRed() - shade - y / 4),
                                        Math.max(0, from.getGreen() - shade - y / 4),
                                        Math.max(0, from.getBlue() - shade - x / 8))
                                .getRGB());
            }
        }
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
        if (then != null) {
            request.header(SampleTime.HEADER, SampleTime.at(then));
        }
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<?, ?> ok(String path, HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return Objects.requireNonNull(json.read(answer.body(), Map.class));
    }

    @Override
    public void close() {
        http.close();
    }
}
