package cn.anlan.spreadsheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.anlan.platform.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTests {

    private final Path folder;

    WorkbookTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void takesTheLastValueOfAFormulaAndNeverComputesIt() throws IOException {
        var rows = sheet("""
                <row r="1"><c r="A1"><f>1+1</f><v>42</v></c><c r="B1" t="str"><f>HYPERLINK("http://x")</f><v>text</v></c>\
                <c r="C1"><f>NOW()</f></c></row>""");

        assertThat(rows.getFirst().cell(0)).isEqualTo(new Cell.Num(BigDecimal.valueOf(42), false));
        assertThat(rows.getFirst().text(1)).isEqualTo("text");
        assertThat(rows.getFirst().cell(2).isBlank()).isTrue();
    }

    @Test
    void keepsRareCharactersAndDropsControlsAndDirectionMarks() throws IOException {
        var rows = sheet("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>㙦 喆 𠅤 😀</t></is></c>\
                <c r="B1" t="inlineStr"><is><t>\u202Egnp.exe_x000D_\u200B</t></is></c></row>""");

        assertThat(rows.getFirst().text(0)).isEqualTo("㙦 喆 𠅤 😀");
        assertThat(rows.getFirst().text(1)).isEqualTo("gnp.exe");
    }

    @Test
    void fillsMergedCellsDownAndAcross() throws IOException {
        var rows = sheet("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1"><v>1</v></c></row>\
                <row r="2"><c r="B2"><v>2</v></c></row><row r="3"/>""", "<mergeCells><mergeCell ref=\"A1:A3\"/></mergeCells>");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).text(0)).isEqualTo("甲");
        assertThat(rows.get(1).own()).isEqualTo(1);
    }

    @Test
    void givesNoMemoryToACellFarOut() throws IOException {
        var rows = sheet("<row r=\"1\"><c r=\"ZZZZZZZZ1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>");

        assertThat(rows.getFirst().cells()).hasSize(1);
    }

    @Test
    void marksATextLongerThanACellCanHold() throws IOException {
        var rows =
                sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "长".repeat(40_000) + "</t></is></c></row>");

        assertThat(rows.getFirst().cell(0)).isEqualTo(new Cell.Fault("TOO_LONG"));
    }

    @Test
    void refusesAZipBomb() throws IOException {
        var parts = parts("", "");
        var bomb = new StringBuilder("<worksheet><sheetData>");
        bomb.append("<row><c><v>1</v></c></row>".repeat(1_500_000));
        parts.put("xl/worksheets/sheet1.xml", bomb + "</sheetData></worksheet>");
        Path file = zip(parts);

        assertRefused(file, SpreadsheetProblem.BOMB);
    }

    @Test
    void refusesMoreRowsThanTheFormatKnows() throws IOException {
        Path file = zip(parts("<row r=\"1048577\"><c><v>1</v></c></row>", ""));

        assertRefused(file, SpreadsheetProblem.TOO_MUCH);
    }

    @Test
    void refusesEntitiesInAWorkbook() throws IOException {
        var parts = parts("", "");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>"
                        + "<row r=\"1\"><c t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>");

        assertRefused(zip(parts), SpreadsheetProblem.NOT_A_WORKBOOK);
    }

    @Test
    void namesOldAndEncryptedAndForeignFiles() throws IOException {
        byte[] ole = new byte[4096];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, ole, 0, magic.length);
        assertRefused(Files.write(folder.resolve("old.xls"), ole), SpreadsheetProblem.OLD_FORMAT);

        byte[] stream = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(stream, 0, ole, 1024, stream.length);
        assertRefused(Files.write(folder.resolve("locked.xlsx"), ole), SpreadsheetProblem.ENCRYPTED);

        assertRefused(Files.write(folder.resolve("a.pdf"), new byte[] {1, 2, 0, 4}), SpreadsheetProblem.NOT_A_WORKBOOK);
        assertRefused(Files.write(folder.resolve("none.csv"), new byte[0]), SpreadsheetProblem.NOT_A_WORKBOOK);
        assertRefused(zip(Map.of("word/document.xml", "<a/>")), SpreadsheetProblem.NOT_A_WORKBOOK);
        assertRefused(
                Files.write(folder.resolve("cut.xlsx"), new byte[] {0x50, 0x4B, 3, 4, 1, 2}),
                SpreadsheetProblem.NOT_A_WORKBOOK);
    }

    @Test
    void readsTextTablesInBothEncodings() throws IOException {
        String text = "隐患描述,企业名称\r\n\"配电箱\n\"\"无门\"\"\",示例厂\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            Path file = Files.write(folder.resolve("台账.csv"), text.getBytes(charset));

            try (Workbook workbook = Workbook.open(file, "台账.csv")) {
                List<SheetRow> rows = new ArrayList<>();
                workbook.read(0, rows::add);

                assertThat(rows.get(1).text(0)).isEqualTo("配电箱\n\"无门\"");
                assertThat(rows.get(1).text(1)).isEqualTo("示例厂");
            }
        }
    }

    @Test
    void writesNothingThatCouldRunAndReadsItBackTheSame() throws IOException {
        Path file = folder.resolve("out.xlsx");
        List<String> texts = List.of("=cmd|' /C calc'!A0", "+1-2", "-3℃以下停用", "@SUM(A1)", "-12.5", "普通");
        try (var out = Files.newOutputStream(file);
                var writer = new SheetWriter(
                        out, "结果", List.of("一", "二", "三", "四", "五", "六", "七"), List.of(9, 9, 9, 9, 9, 9, 9))) {
            writer.row(new ArrayList<>(List.of("'=x", "", "", "", "", "", LocalDate.of(2026, 3, 5))));
            writer.row(texts);
        }

        try (Workbook workbook = Workbook.open(file, "out.xlsx")) {
            List<SheetRow> rows = new ArrayList<>();
            workbook.read(0, rows::add);
            assertThat(rows.get(1).text(6)).isEqualTo("2026-03-05");
            for (int column = 0; column < texts.size(); column++) {
                assertThat(rows.get(2).text(column)).isEqualTo(texts.get(column));
            }
        }
        try (var reader = new org.dhatim.fastexcel.reader.ReadableWorkbook(file.toFile())) {
            assertThat(reader.getFirstSheet().read().get(2).getCellText(0)).isEqualTo("'=cmd|' /C calc'!A0");
        }
    }

    private void assertRefused(Path file, SpreadsheetProblem code) {
        assertThatThrownBy(() -> {
                    try (Workbook workbook =
                            Workbook.open(file, file.getFileName().toString())) {
                        workbook.read(0, row -> true);
                    }
                })
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private List<SheetRow> sheet(String rows) throws IOException {
        return sheet(rows, "");
    }

    private List<SheetRow> sheet(String rows, String after) throws IOException {
        List<SheetRow> read = new ArrayList<>();
        try (Workbook workbook = Workbook.open(zip(parts(rows, after)), "x.xlsx")) {
            workbook.read(0, read::add);
        }
        return read;
    }

    private static Map<String, String> parts(String rows, String after) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put(
                "xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData>" + after + "</worksheet>");
        return parts;
    }

    private Path zip(Map<String, String> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.write(folder.resolve("made.xlsx"), bytes.toByteArray());
    }
}
