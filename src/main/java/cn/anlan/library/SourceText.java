package cn.anlan.library;

import cn.anlan.platform.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The text of an uploaded file: .docx (ISO/IEC 29500) or plain text in UTF-8, UTF-16 or GB 18030. */
final class SourceText {

    /** Unpacked; a law has a tenth of it. More isn't read, so that a zip bomb ends here. */
    private static final int MOST_XML = 32 << 20;

    private static final String BODY = "word/document.xml";

    /**
     * @param words what stands there
     * @param numberedByItself numbers of some paragraphs are made by the word processor and aren't part of the text
     */
    record Found(String words, boolean numberedByItself) {}

    private SourceText() {}

    /** The SHA-256 of a text, in hex. */
    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws Problem {@link LibraryProblem#NOT_A_TEXT} for any other file */
    static Found of(String name, byte[] content) {
        if (content.length > 4 && content[0] == 'P' && content[1] == 'K') {
            return docx(name, content);
        }
        return new Found(plain(name, content), false);
    }

    private static String plain(String name, byte[] content) {
        for (byte b : content) {
            if (b == 0 && !hasMark(content)) {
                throw new Problem(LibraryProblem.NOT_A_TEXT, name);
            }
        }
        for (Charset charset : hasMark(content)
                ? new Charset[] {StandardCharsets.UTF_16}
                : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GB18030")}) {
            try {
                String text =
                        charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
                return text.startsWith("\ufeff") ? text.substring(1) : text;
            } catch (CharacterCodingException other) {
                continue;
            }
        }
        throw new Problem(LibraryProblem.NOT_A_TEXT, name);
    }

    /** The byte order mark of UTF-16. */
    private static boolean hasMark(byte[] content) {
        return content.length > 1
                && ((content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xfe
                        || (content[0] & 0xff) == 0xfe && (content[1] & 0xff) == 0xff);
    }

    /** A zip file is read from the disk: only there can the other parts be left packed. */
    private static Found docx(String name, byte[] content) {
        Path file = null;
        try {
            file = Files.createTempFile("rule-book", ".docx");
            Files.write(file, content);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                ZipEntry entry = zip.getEntry(BODY);
                if (entry == null) {
                    throw new Problem(LibraryProblem.NOT_A_TEXT, name);
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    byte[] xml = in.readNBytes(MOST_XML + 1);
                    if (xml.length > MOST_XML) {
                        throw new Problem(LibraryProblem.NOT_A_TEXT, name);
                    }
                    return paragraphs(xml);
                }
            }
        } catch (IOException | XMLStreamException damaged) {
            throw new Problem(LibraryProblem.NOT_A_TEXT, name);
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Found paragraphs(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // Document types are how XML is made to do harm; Word writes none.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        var text = new StringBuilder();
        boolean numbered = false;
        boolean inText = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("a text has no document type");
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (reader.getLocalName()) {
                        case "t" -> inText = true;
                        case "tab" -> text.append(' ');
                        case "br", "cr" -> text.append('\n');
                        case "numPr" -> numbered = true;
                        // The same drawing again, for old programs.
                        case "Fallback" -> skip(reader);
                        default -> {}
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inText = false;
                    if (reader.getLocalName().equals("p")) {
                        text.append('\n');
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inText) {
                        text.append(reader.getText());
                    }
                }
                default -> {}
            }
        }
        return new Found(text.toString(), numbered);
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
