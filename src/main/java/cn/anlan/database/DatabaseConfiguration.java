package cn.anlan.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The embedded server unless {@code spring.datasource.url} names another; two roles either way. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Beans are told apart by type, so each use has its own. */
    private record Application(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {

        @Override
        public String toString() {
            return getUsername + " at " + getJdbcUrl;
        }
    }

    private record Migrations(String getJdbcUrl, String getUsername, String getPassword)
            implements FlywayConnectionDetails {

        @Override
        public String getDriverClassName() {
            return "org.postgresql.Driver";
        }

        @Override
        public String toString() {
            return getUsername + " at " + getJdbcUrl;
        }
    }

    @Bean
    FlywayMigrationStrategy migrationBetweenChecks(DataSource dataSource) {
        return flyway -> {
            DataSource owner = flyway.getConfiguration().getDataSource();
            DatabaseCheck.reachableAndNewEnough(owner);
            DatabaseCheck.migrated(flyway);
            DatabaseCheck.actsAreSafeFrom(dataSource);
        };
    }

    /** Nobody named a database. */
    static class NoAddress extends NoneNestedConditions {

        NoAddress() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static class Address {}
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoAddress.class)
    static class Embedded {

        @Bean
        EmbeddedPostgres embeddedPostgres(Environment environment) {
            Path directory = Path.of(environment.getProperty("anlan.data", "data"), "postgres");
            return environment.getProperty("anlan.database.join", Boolean.class, false)
                    ? EmbeddedPostgres.startOrJoin(directory)
                    : EmbeddedPostgres.start(directory);
        }

        @Bean
        JdbcConnectionDetails applicationConnection(EmbeddedPostgres postgres) {
            return new Application(postgres.url(), EmbeddedPostgres.APP, postgres.appPassword());
        }

        @Bean
        FlywayConnectionDetails migrationConnection(EmbeddedPostgres postgres) {
            return new Migrations(postgres.url(), EmbeddedPostgres.OWNER, postgres.ownerPassword());
        }
    }

    /**
     * An external database. With {@code spring.flyway.user} the migrations have a user of their own; with one user for
     * both, the application's connections step down to {@link EmbeddedPostgres#APP}.
     */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("spring.datasource.url")
    static class External {

        @Bean
        FlywayConnectionDetails migrationConnection(Environment environment) {
            String url = environment.getRequiredProperty("spring.datasource.url");
            String user = environment.getProperty("spring.datasource.username", "");
            String password = environment.getProperty("spring.datasource.password", "");
            return new Migrations(
                    environment.getProperty("spring.flyway.url", url),
                    environment.getProperty("spring.flyway.user", user),
                    environment.getProperty("spring.flyway.password", password));
        }

        @Bean
        static BeanPostProcessor stepDown(Environment environment) {
            DatabaseCheck.isPostgres(environment.getRequiredProperty("spring.datasource.url"));
            boolean oneUser = !environment.containsProperty("spring.flyway.user");
            return new BeanPostProcessor() {
                @Override
                public Object postProcessBeforeInitialization(Object bean, String name) {
                    if (oneUser && bean instanceof HikariDataSource pool) {
                        pool.setConnectionInitSql("SET ROLE " + EmbeddedPostgres.APP);
                    }
                    return bean;
                }
            };
        }
    }
}
