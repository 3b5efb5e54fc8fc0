package cn.anlan.samples;

import cn.anlan.platform.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A few rule books, as {@code samples/rule-books.yaml} says, entered over the public interface. */
@Component
@ConditionalOnProperty(name = "anlan.samples", havingValue = "true")
class SampleLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(SampleLibrary.class);
    private static final String STEP = "library";

    private final JsonText json;
    private final Environment environment;
    private final JdbcClient jdbc;

    SampleLibrary(JsonText json, Environment environment, JdbcClient jdbc) {
        this.json = json;
        this.environment = environment;
        this.jdbc = jdbc;
    }

    record SampleBook(String by, String kind, @Nullable String withdrawn, List<SampleEdition> editions) {}

    record SampleEdition(String title, String number, String issuer, LocalDate from, String text) {}

    @EventListener(ApplicationReadyEvent.class)
    @Order(105)
    void load() {
        if (jdbc.sql("SELECT count(*) FROM samples.loaded WHERE step = ?")
                        .param(STEP)
                        .query(Long.class)
                        .single()
                > 0) {
            return;
        }
        try (var office = client("office");
                var admin = client("admin")) {
            SampleBook[] books = books();
            for (int i = 0; i < books.length; i++) {
                enter(i, books[i], books[i].by().equals("admin") ? admin : office);
            }
            jdbc.sql("INSERT INTO samples.loaded (step) VALUES (?) ON CONFLICT DO NOTHING")
                    .param(STEP)
                    .update();
        } catch (IllegalStateException refused) {
            // Samples are for a first look: without them the product works all the same.
            LOG.warn("sample rule books not complete: {}", refused.getMessage());
        }
    }

    /** Under fixed keys: what was entered before an interruption isn't entered again. */
    private static void enter(int number, SampleBook book, SampleClient keeper) {
        String key = "sample-book-" + number;
        Map<?, ?> done = keeper.post(
                "/api/library",
                key,
                null,
                Map.of("kind", book.kind(), "edition", edition(book.editions().getFirst())));
        String path = "/api/library/" + done.get("id");
        int version = 1;
        for (SampleEdition next : book.editions().subList(1, book.editions().size())) {
            keeper.post(path + "/editions", key + "-" + (version + 1), version, edition(next));
            version++;
        }
        if (book.withdrawn() != null) {
            keeper.post(path + "/withdraw", key + "-withdrawn", version, Map.of("reason", book.withdrawn()));
        }
    }

    private static Map<String, Object> edition(SampleEdition said) {
        var edition = new LinkedHashMap<String, Object>();
        edition.put("title", said.title());
        edition.put("number", said.number());
        edition.put("issuer", said.issuer());
        edition.put("from", said.from().toString());
        edition.put("text", said.text());
        return edition;
    }

    private SampleBook[] books() {
        try (var text = new ClassPathResource("samples/rule-books.yaml").getInputStream()) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return json.read(json.write(read), SampleBook[].class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SampleClient client(String account) {
        return SampleClient.signedIn(
                "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), json, account);
    }
}
