package cn.anlan;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

@TestConfiguration(proxyBeanMethods = false)
class AnlanTestConfiguration {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    /** Lazy: the port is known only when the server has started. */
    @Bean
    @Lazy
    Http http(Environment environment, JsonMapper json) {
        return new Http(address(environment), json);
    }

    @Bean
    @Lazy
    Browser browser(Environment environment) {
        return new Browser(address(environment));
    }

    private static String address(Environment environment) {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }
}
