package cn.anlan.spreadsheets;

import cn.anlan.platform.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** An Office Open XML workbook (ISO/IEC 29500), transitional or strict. */
final class XlsxWorkbook implements Workbook {

    private static final long MOST_SHARED_TEXT = 48L * 1024 * 1024;

    private record Part(Sheet sheet, String path, List<Merge> merges) {}

    private final ZipFile zip;
    private final String name;
    private final Unpacking unpacking = new Unpacking();
    private final List<Part> parts = new ArrayList<>();
    private final List<Cell> shared = new ArrayList<>();
    private DateStyles styles = DateStyles.NONE;
    private boolean from1904;

    XlsxWorkbook(Path file, String name) {
        this.name = name;
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new Problem(SpreadsheetProblem.NOT_A_WORKBOOK, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            readParts();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public List<Sheet> sheets() {
        return parts.stream().map(Part::sheet).toList();
    }

    @Override
    public List<Merge> merges(int sheet) {
        return parts.get(sheet).merges();
    }

    @Override
    public void read(int sheet, Visitor visitor) {
        Part part = parts.get(sheet);
        var merged = new MergedCells(part.merges());
        unpacking.restart();
        parse(part.path(), xml -> new SheetRows(xml, shared, styles, from1904, merged).forEach(visitor));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readParts() {
        if (zip.getEntry("xl/workbook.xml") == null) {
            throw new Problem(SpreadsheetProblem.NOT_A_WORKBOOK, name);
        }
        Map<String, String> targets = new HashMap<>();
        parse("xl/_rels/workbook.xml.rels", xml -> {
            while (xml.nextElement()) {
                String id = xml.attribute("Id");
                String target = xml.attribute("Target");
                if (xml.is("Relationship") && id != null && target != null) {
                    targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        });
        if (zip.getEntry("xl/styles.xml") != null) {
            parse("xl/styles.xml", xml -> styles = DateStyles.read(xml));
        }
        if (zip.getEntry("xl/sharedStrings.xml") != null) {
            parse("xl/sharedStrings.xml", this::readShared);
        }
        record Named(String name, String path, boolean hidden) {}
        List<Named> named = new ArrayList<>();
        parse("xl/workbook.xml", xml -> {
            while (xml.nextElement()) {
                if (xml.is("workbookPr")) {
                    String value = xml.attribute("date1904");
                    from1904 = "1".equals(value) || "true".equals(value);
                } else if (xml.is("sheet")) {
                    String path = targets.get(xml.attribute("id"));
                    String sheetName = xml.attribute("name");
                    String state = xml.attribute("state");
                    if (path != null && zip.getEntry(path) != null) {
                        named.add(new Named(
                                sheetName == null ? "?" : CellText.clean(sheetName),
                                path,
                                state != null && !state.equals("visible")));
                    }
                }
            }
        });
        for (Named sheet : named) {
            addSheet(sheet.name(), sheet.path(), sheet.hidden());
        }
    }

    private void addSheet(String sheetName, String path, boolean hidden) {
        var outline = new SheetOutline();
        withPart(path, outline::scan);
        if (outline.isTable()) {
            parts.add(new Part(new Sheet(parts.size(), sheetName, hidden, outline.rows()), path, outline.merges()));
        }
    }

    private void readShared(Xml xml) throws XMLStreamException {
        long all = 0;
        while (xml.nextElement()) {
            if (!xml.is("si")) {
                continue;
            }
            var text = new StringBuilder();
            for (int depth = 1; depth > 0; ) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    if (xml.is("t")) {
                        xml.text(text);
                    } else if (xml.is("rPh")) {
                        // Reading aids (phonetics) aren't part of the text.
                        xml.skip();
                    } else {
                        depth++;
                    }
                } else if (event == XMLStreamConstants.END_DOCUMENT) {
                    throw new XMLStreamException("cut off");
                }
            }
            all += text.length();
            if (all > MOST_SHARED_TEXT) {
                throw new Problem(SpreadsheetProblem.TOO_MUCH, MOST_SHARED_TEXT);
            }
            shared.add(SheetRows.textCell(text));
        }
    }

    private interface Parser {
        void parse(Xml xml) throws XMLStreamException;
    }

    private interface Reader {
        void read(InputStream in) throws IOException, XMLStreamException;
    }

    private void parse(String path, Parser parser) {
        withPart(path, in -> {
            try (Xml xml = new Xml(in)) {
                parser.parse(xml);
            }
        });
    }

    private void withPart(String path, Reader reader) {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new Problem(SpreadsheetProblem.NOT_A_WORKBOOK, name);
        }
        try (InputStream in = unpacking.guard(zip.getInputStream(entry), entry)) {
            reader.read(in);
        } catch (XMLStreamException | IOException e) {
            boolean locked =
                    e instanceof ZipException && String.valueOf(e.getMessage()).contains("encrypted");
            throw new Problem(locked ? SpreadsheetProblem.ENCRYPTED : SpreadsheetProblem.NOT_A_WORKBOOK, name);
        }
    }
}
