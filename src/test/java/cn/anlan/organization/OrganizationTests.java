package cn.anlan.organization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.platform.Role;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrganizationTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
            320200000000, 3202
            320000000000, 32
            320214000000, 320214
            330110000000, 330110
            320214102000, 320214102
            320214100000, 320214100
            320214102201, 320214102201
            110100000000, 1101
            000000000000, ''
            """)
    void anAreaCodeHasASignificantPart(String code, String significant) {
        assertThat(AreaCode.significant(code)).isEqualTo(significant);
        assertThat(AreaCode.full(significant)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            32, 江苏省, PROVINCE
            3202, 无锡市, CITY
            320205, 锡山区, DISTRICT
            410421, 宝丰县, COUNTY
            320205001, 东亭街道, SUB_DISTRICT
            320205100, 羊尖镇, TOWN
            421202570, 咸宁市经济技术开发区, PARK
            320205001001, 柏木社区居委会, COMMUNITY
            320205100201, 南丰村委会, VILLAGE
            """)
    void aCodeAndANameSuggestAKind(String code, String name, UnitKind kind) {
        assertThat(UnitKind.suggestedBy(code, name)).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void dutiesOfAdministrationAuditAndSecurityGoWithNoOther(Role role) {
        var separate = EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR, Role.SECURITY);

        for (Role other : Role.values()) {
            assertThat(Duties.compatible(role, other))
                    .as("%s and %s", role, other)
                    .isEqualTo(role == other || !separate.contains(role) && !separate.contains(other));
        }
    }

    @Test
    void commaSeparatedTextIsReadAsSpreadsheetsWriteIt() {
        var lines = CsvText.read("\ufeffa,\"b \"\"q\"\"\",\"c\nd\"\r\n,,\nlast".getBytes(StandardCharsets.UTF_8));

        assertThat(lines)
                .containsExactly(
                        new CsvText.Line(1, List.of("a", "b \"q\"", "c\nd")),
                        new CsvText.Line(3, List.of("", "", "")),
                        new CsvText.Line(4, List.of("last")));
    }

    @Test
    void commaSeparatedTextRunsNoFormula() {
        assertThat(CsvText.write(List.of("=1+1", "a,b", "\"x\""))).isEqualTo("'=1+1,\"a,b\",\"\"\"x\"\"\"\r\n");
    }
}
