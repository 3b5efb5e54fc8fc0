package cn.anlan;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Says where the product is, once it answers. A module with something to add, like the sample accounts, listens to the
 * same event in a later order and prints its own lines.
 */
@Component
@ConditionalOnProperty(name = "anlan.command", matchIfMissing = true, havingValue = "run")
class StartupBanner {

    private final Environment environment;

    StartupBanner(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void print() {
        String address = environment.getProperty("server.address", "127.0.0.1");
        boolean everywhere = address.equals("0.0.0.0") || address.equals("::");
        System.out.printf(
                "%n  安澜 Anlan    http://%s:%s/%n%n",
                everywhere ? "127.0.0.1" : address, environment.getProperty("local.server.port", "?"));
    }
}
