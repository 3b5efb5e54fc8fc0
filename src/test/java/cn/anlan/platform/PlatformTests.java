package cn.anlan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTests {

    @Nested
    class Identifiers {

        @Test
        void growFromOneToTheNextAndAreVersionSeven() {
            var made = IntStream.range(0, 20_000).mapToObj(i -> Ids.next()).toList();

            var sorted = new ArrayList<>(made);
            sorted.sort((a, b) -> a.toString().compareTo(b.toString()));
            assertThat(made)
                    .isEqualTo(sorted)
                    .doesNotHaveDuplicates()
                    .allMatch(id -> id.version() == 7 && id.variant() == 2);
        }
    }

    @Nested
    class Scopes {

        @ParameterizedTest
        @CsvSource({
            "32,           left(t; 2) = :scopeArea0, 32",
            "3204,         left(t; 4) = :scopeArea0, 3204",
            "370403,       left(t; 6) = :scopeArea0, 370403",
            "370403002,    (left(t; 6) = :scopeArea0 AND left(t; 9) = :scopeWhole1), 370403",
            "37040,        (left(t; 4) = :scopeArea0 AND left(t; 5) = :scopeWhole1), 3704",
            "370403002001, (left(t; 6) = :scopeArea0 AND left(t; 12) = :scopeWhole1), 370403"
        })
        void useTheIndexOfTheirLevel(String prefix, String condition, String value) {
            var filter = ScopeFilter.of(new Scope.Territory(List.of(prefix)), "t", List.of(), List.of());

            assertThat(filter.sql()).isEqualTo("(" + condition.replace(';', ',') + ")");
            assertThat(filter.params()).containsEntry("scopeArea0", value);
        }

        @Test
        void ofSeveralAreasAreAlternatives() {
            var filter = ScopeFilter.of(new Scope.Territory(List.of("3704", "3705")), "t", List.of(), List.of());

            assertThat(filter.sql()).isEqualTo("(left(t, 4) = :scopeArea0 OR left(t, 4) = :scopeArea1)");
        }

        @Test
        void ofNoUnitOrPersonColumnSeeNothing() {
            assertThat(ScopeFilter.of(new Scope.OwnUnit(UUID.randomUUID()), "t", List.of(), List.of("p"))
                            .sql())
                    .isEqualTo("(false)");
            assertThat(ScopeFilter.of(new Scope.Nothing(), "t", List.of("u"), List.of("p"))
                            .sql())
                    .isEqualTo("(false)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"37' OR true", "%", "3704030020011", "３７"})
        void refuseWhatIsNoAreaCode(String prefix) {
            assertThatThrownBy(() -> new Scope.Territory(List.of(prefix))).isInstanceOf(IllegalArgumentException.class);
        }

        @ParameterizedTest
        @CsvSource({
            "PRINCIPAL, Territory", "COMMITTEE_OFFICE, Territory", "SUPERVISOR, Territory", "INSPECTOR, Territory",
            "DEPARTMENT, Territory", "AUDITOR, Territory", "ENTERPRISE, OwnUnit", "GRID_WORKER, TakesPart",
            "ADMINISTRATOR, Nothing", "SECURITY, Nothing"
        })
        void followTheRole(Role role, String kind) {
            var actor = new Actor(
                    UUID.randomUUID(), "张三", UUID.randomUUID(), "职务", role, UUID.randomUUID(), "单位", List.of("3704"));

            assertThat(actor.scope().getClass().getSimpleName()).isEqualTo(kind);
        }
    }

    @Nested
    class Cursors {

        @Test
        void comeBackAsTheyWent() {
            var cursor = Cursor.parse(Cursor.of("2026-03-02T00:00:00Z", "㙦喆𠅤"), 2);

            assertThat(cursor).isNotNull();
            assertThat(cursor.values()).containsExactly("2026-03-02T00:00:00Z", "㙦喆𠅤");
        }

        @ParameterizedTest
        @ValueSource(strings = {"***", "YWJj", "AAAA"})
        void thatNoListHandedOutAreRefused(String text) {
            assertThatThrownBy(() -> Cursor.parse(text, 2))
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo(PlatformProblem.BAD_CURSOR));
        }

        @Test
        void areGivenOnlyWhenThereIsMore() {
            assertThat(CursorPage.of(List.of("a", "b", "c"), 2, v -> Cursor.of(v))
                            .next())
                    .isEqualTo(Cursor.of("b"));
            assertThat(CursorPage.of(List.of("a", "b"), 2, v -> Cursor.of(v)).next())
                    .isNull();
        }
    }
}
