package cn.anlan.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.hazards.HazardState;
import cn.anlan.spreadsheets.CellText;
import cn.anlan.spreadsheets.DateText;
import cn.anlan.spreadsheets.Header;
import cn.anlan.spreadsheets.HeaderFinder;
import cn.anlan.spreadsheets.SheetRow;
import cn.anlan.spreadsheets.Workbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerReadingTests {

    private static final HeaderFinder FINDER = new HeaderFinder(LedgerField::named);

    private final Path folder;

    LedgerReadingTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void findsAHeaderOfTwoRowsWithMergedCellsUnderATitle() throws IOException {
        try (Workbook workbook = example(60)) {
            Header header = FINDER.find(workbook, 0).orElseThrow();

            assertThat(header.first()).isEqualTo(3);
            assertThat(header.last()).isEqualTo(4);
            assertThat(header.above()).contains("示例街道安全生产隐患排查治理台账", "2026年度");
            assertThat(header.titles())
                    .containsExactly(
                            "序号",
                            "企业名称",
                            "隐患部位",
                            "隐患描述",
                            "隐患等级",
                            "隐患类别",
                            "检查日期",
                            "检查人员",
                            "整改情况/整改措施",
                            "整改情况/责任人",
                            "整改情况/整改期限",
                            "整改情况/是否整改",
                            "复查人",
                            "备注");
            assertThat(FINDER.find(workbook, 1)).isEmpty();
        }
    }

    @Test
    void guessesEveryColumnOfTheExample() throws IOException {
        try (Workbook workbook = example(60)) {
            Header header = FINDER.find(workbook, 0).orElseThrow();

            Mapping mapping = Mapping.guess(header, List.of(), 2026);

            assertThat(mapping.columns())
                    .containsEntry(LedgerField.UNIT, 1)
                    .containsEntry(LedgerField.PLACE, 2)
                    .containsEntry(LedgerField.TITLE, 3)
                    .containsEntry(LedgerField.KIND, 4)
                    .containsEntry(LedgerField.CATEGORY, 5)
                    .containsEntry(LedgerField.FOUND_ON, 6)
                    .containsEntry(LedgerField.REPORTER, 7)
                    .containsEntry(LedgerField.MEASURES, 8)
                    .containsEntry(LedgerField.RESPONSIBLE, 9)
                    .containsEntry(LedgerField.DUE, 10)
                    .containsEntry(LedgerField.STATUS, 11)
                    .containsEntry(LedgerField.VERIFIER, 12)
                    .containsEntry(LedgerField.REMARK, 13)
                    .hasSize(13);
        }
    }

    @Test
    void readsExactlyTheRowsThatTellOfAHazard() throws IOException {
        try (Workbook workbook = example(100)) {
            Header header = FINDER.find(workbook, 0).orElseThrow();
            Mapping mapping = Mapping.guess(header, List.of(), 2026);
            List<SheetRow> rows = new ArrayList<>();

            new LedgerRows(header).read(workbook, 0, rows::add);

            assertThat(rows).hasSize(100);
            assertThat(rows).allSatisfy(row -> {
                assertThat(mapping.text(row, LedgerField.UNIT)).startsWith("示例");
                assertThat(LedgerWords.state(mapping.text(row, LedgerField.STATUS)))
                        .isPresent();
                assertThat(LedgerWords.kind(mapping.text(row, LedgerField.KIND)))
                        .isPresent();
                assertThat(DateText.day(row.cell(6), 2026)).isPresent();
                assertThat(DateText.day(row.cell(10), 2026)).isPresent();
                assertThat(CellText.several(mapping.text(row, LedgerField.RESPONSIBLE)))
                        .isNotEmpty();
            });
            assertThat(CellText.several(mapping.text(rows.get(1), LedgerField.RESPONSIBLE)))
                    .containsExactly("赵喆", "钱𠅤");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "已整改,RECTIFIED",
        "整改中,RECTIFYING",
        "未整改,RECTIFYING",
        "未完成整改,RECTIFYING",
        "已销号,CLOSED",
        "未销号,RECTIFYING",
        "已整改、已销号,CLOSED",
        "逾期,RECTIFYING",
        "逾期未整改,RECTIFYING",
        "已整改，待验收,RECTIFIED",
        "验收合格,VERIFIED",
        "是,RECTIFIED",
        "否,RECTIFYING",
        "100%,RECTIFIED",
        "60%,RECTIFYING",
        "待整改,RECTIFYING",
        "立行立改,RECTIFIED"
    })
    void understandsAStatusInWords(String words, HazardState state) {
        assertThat(LedgerWords.state(words)).contains(state);
    }

    @Test
    void leavesAnUnknownStatusToAPerson() {
        assertThat(LedgerWords.state("见附件")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-3-5,2026-03-05",
        "2026.03.05,2026-03-05",
        "2026/3/5 14:30,2026-03-05",
        "2026年3月5日,2026-03-05",
        "２０２６年３月５日前,2026-03-05",
        "3月5日,2026-03-05",
        "3.5,2026-03-05",
        "20260305,2026-03-05",
        "26年3月5日,2026-03-05",
        "2026年2月底,2026-02-28",
        "3月底前,2026-03-31"
    })
    void readsDatesAsPeopleTypeThem(String text, LocalDate day) {
        assertThat(DateText.day(text, 2026)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"2026-13-05", "2026年2月30日", "长期", "立即", "2026-3-5至2026-3-9", "35"})
    void neverGuessesADay(String text) {
        assertThat(DateText.day(text, 2026)).isEmpty();
    }

    @Test
    void refusesADayWithoutAYearWhenNoneIsNamed() {
        assertThat(DateText.day("3月5日", null)).isEmpty();
        assertThat(DateText.yearIn("某街道2026年度台账.xlsx")).isEqualTo(2026);
    }

    private Workbook example(int rows) throws IOException {
        Path file = folder.resolve("台账.xlsx");
        try (var out = Files.newOutputStream(file)) {
            new ExampleLedger(rows, 2026).write(out);
        }
        return Workbook.open(file, "台账.xlsx");
    }
}
