package cn.anlan;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts, answers the first requests of a visit and ends, so that the JVM can keep what it loaded for fast starts. */
@Component
@ConditionalOnProperty("anlan.training")
class Training {

    private static final List<String> FIRST_REQUESTS = List.of("/", "/api/session", "/v3/api-docs", "/api/absent");

    @EventListener
    void visit(ApplicationReadyEvent ready) throws IOException, InterruptedException {
        String port = ready.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : FIRST_REQUESTS) {
                client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
        // Another thread: an application can't be closed from within its own start.
        new Thread(() -> System.exit(SpringApplication.exit(ready.getApplicationContext()))).start();
    }
}
