package cn.anlan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.Anlan;
import cn.anlan.TestDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseCheckTests {

    private final EmbeddedPostgres postgres = TestDatabase.server().postgres();
    private final String database = TestDatabase.server().create();

    @AfterEach
    void dropTheCopy() {
        TestDatabase.server().drop(database);
    }

    @ParameterizedTest
    @CsvSource({"9, 9.6.24", "15, 15.18", "16, 16.2"})
    void refusesAnOldServer(int major, String version) {
        assertThatThrownBy(() -> DatabaseCheck.refuseOlder(major, version))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("数据库版本太旧:PostgreSQL " + version)
                .hasMessageContaining("The database is too old: PostgreSQL " + version);
    }

    @ParameterizedTest
    @CsvSource({"17, 17.0", "18, 18.6", "19, 19beta1"})
    void takesANewServer(int major, String version) {
        assertThatCode(() -> DatabaseCheck.refuseOlder(major, version)).doesNotThrowAnyException();
    }

    @Test
    void trustsTheApplicationsRole() {
        DataSource application = login(EmbeddedPostgres.APP, postgres.appPassword());

        assertThatCode(() -> DatabaseCheck.actsAreSafeFrom(application)).doesNotThrowAnyException();
    }

    @Test
    void refusesARoleThatIsNoMemberOfTheApplicationsRole() {
        DataSource owner = login(EmbeddedPostgres.OWNER, postgres.ownerPassword());

        assertThatThrownBy(() -> DatabaseCheck.actsAreSafeFrom(owner))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("GRANT anlan_app TO anlan_owner");
    }

    @Test
    void refusesARoleThatMayChangeTheLedger() throws SQLException {
        execute("GRANT UPDATE ON ledger.act TO anlan_app");
        DataSource application = login(EmbeddedPostgres.APP, postgres.appPassword());

        assertThatThrownBy(() -> DatabaseCheck.actsAreSafeFrom(application))
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("数据库用户 anlan_app 能修改或删除台账记录")
                .hasMessageContaining("may change or delete acts");
    }

    @Test
    void saysInOneSentenceThatTheDatabaseIsDown(CapturedOutput output) {
        String nobodyThere = "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/anlan";

        assertThatThrownBy(() -> SpringApplication.run(Anlan.class, nobodyThere, "--port=0"))
                .hasRootCauseInstanceOf(java.net.ConnectException.class);

        assertThat(output)
                .contains("无法连接数据库:", "The database can't be reached:", "127.0.0.1:1")
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void namesAHostThatIsNot(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(
                        Anlan.class, "--spring.datasource.url=jdbc:postgresql://nobody.invalid/anlan", "--port=0"))
                .hasRootCauseInstanceOf(java.net.UnknownHostException.class);

        assertThat(output)
                .contains("找不到主机 nobody.invalid", "there is no host nobody.invalid")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesTheAddressOfAnotherKindOfDatabase(CapturedOutput output) {
        assertThatThrownBy(() -> SpringApplication.run(
                        Anlan.class, "--spring.datasource.url=jdbc:mysql://127.0.0.1/anlan", "--port=0"))
                .hasRootCauseInstanceOf(DatabaseUnusable.class);

        assertThat(output)
                .contains("须是 PostgreSQL 的地址", "has to be an address of PostgreSQL", "jdbc:mysql://127.0.0.1/anlan")
                .doesNotContain("\tat ");
    }

    @Test
    void stepsDownToTheApplicationsRoleWhenThereIsOneUser() throws SQLException {
        execute("DROP ROLE IF EXISTS only_user");
        execute("CREATE ROLE only_user LOGIN CREATEROLE PASSWORD 'only'");
        execute("GRANT anlan_app, anlan_owner TO only_user WITH INHERIT TRUE, SET TRUE");

        try (var context = SpringApplication.run(
                Anlan.class,
                "--port=0",
                "--anlan.data=target/data/" + database,
                "--spring.datasource.url=" + postgres.url(database),
                "--spring.datasource.username=only_user",
                "--spring.datasource.password=only")) {
            var jdbc = context.getBean(JdbcClient.class);
            assertThat(jdbc.sql("SELECT session_user || ' as ' || current_user")
                            .query(String.class)
                            .single())
                    .isEqualTo("only_user as anlan_app");
        }
    }

    private DataSource login(String user, String password) {
        return new DriverManagerDataSource(postgres.url(database), user, password);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = java.sql.DriverManager.getConnection(
                        postgres.url(database), EmbeddedPostgres.OWNER, postgres.ownerPassword());
                var superuser = postgres.superuser();
                var statement = (sql.contains("ROLE") || sql.contains("TO only_user") ? superuser : connection)
                        .createStatement()) {
            statement.execute(sql);
        }
    }
}
