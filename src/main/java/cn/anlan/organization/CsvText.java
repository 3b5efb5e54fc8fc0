package cn.anlan.organization;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated text (RFC 4180), in UTF-8 or, as Chinese spreadsheets write it, in GB 18030. */
final class CsvText {

    private final String text;
    private int at;
    private int line = 1;

    private CsvText(String text) {
        this.text = text;
    }

    /** One record with the number of the line it starts on, counting from 1. */
    record Line(int number, List<String> cells) {

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }

        String cell(int index) {
            return index >= 0 && index < cells.size() ? cells.get(index).strip() : "";
        }
    }

    static List<Line> read(byte[] bytes) {
        return new CsvText(decode(bytes)).lines();
    }

    /** One record as text; cells that a spreadsheet would take for a formula are kept from being one. */
    static String write(List<String> cells) {
        var line = new StringBuilder();
        for (String cell : cells) {
            if (!line.isEmpty()) {
                line.append(',');
            }
            String safe = cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
            line.append(safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
        }
        return line.append("\r\n").toString();
    }

    private static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(bytes, Charset.forName("GB18030"));
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        while (at < text.length()) {
            lines.add(new Line(line, cells()));
        }
        return lines;
    }

    private List<String> cells() {
        var cells = new ArrayList<String>();
        while (true) {
            cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                continue;
            }
            if (at < text.length() && text.charAt(at) == '\r') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            line++;
            return cells;
        }
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        var cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    at++;
                } else {
                    at++;
                    break;
                }
            }
            if (c == '\n') {
                line++;
            }
            cell.append(c);
        }
        // What follows a closing quote up to the comma belongs to the cell, as spreadsheets read it.
        return cell + plain();
    }
}
