package cn.anlan;

import cn.anlan.access.Accounts;
import cn.anlan.organization.Persons;
import cn.anlan.organization.Posts;
import cn.anlan.organization.Units;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@TestConfiguration(proxyBeanMethods = false)
class AnlanTestConfiguration {

    /** Where time is simulated, the product's own clock is moved, as whoever plays moves it. */
    @Bean
    @Primary
    @Profile("!simulation")
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

    @Bean
    @Lazy
    People people(Units units, Posts posts, Persons persons, Accounts accounts, TransactionTemplate transaction) {
        return new People(units, posts, persons, accounts, transaction);
    }

    private static String address(Environment environment) {
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
    }
}
