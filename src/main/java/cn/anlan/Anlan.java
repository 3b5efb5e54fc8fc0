package cn.anlan;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the product, or runs one command beside it: a first argument without a dash ({@code verify}, {@code export}) is
 * answered by the {@link org.springframework.boot.ApplicationRunner} that knows the word, without opening a port and on
 * the database of the running product; the exit code comes from an {@link org.springframework.boot.ExitCodeGenerator}.
 */
@SpringBootApplication
public class Anlan {

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(Anlan.class);
        if (args.length == 0 || args[0].startsWith("-")) {
            application.run(args);
            return;
        }
        application.setDefaultProperties(Map.of(
                "port",
                -1,
                "anlan.command",
                args[0],
                "anlan.database.join",
                true,
                "logging.level.root",
                "warn",
                "spring.main.log-startup-info",
                false));
        System.exit(SpringApplication.exit(application.run(args)));
    }
}
