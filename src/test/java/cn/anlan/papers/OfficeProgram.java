package cn.anlan.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** LibreOffice, which opens what we write and prints it as PDF. The fonts that offices have are given by those we ship. */
public final class OfficeProgram {

    private static final Path PROGRAM =
            Path.of(Objects.requireNonNullElse(System.getenv("ANLAN_SOFFICE"), "/usr/bin/soffice"));

    private final Path folder;

    public OfficeProgram(Path folder) {
        assertThat(PROGRAM)
                .as(
                        "LibreOffice opens the docx in this test: apt-get install libreoffice-writer-nogui, or ANLAN_SOFFICE names it")
                .isExecutable();
        this.folder = folder;
    }

    /** Turns each of the folder's docx into a PDF beside it. */
    public void convert(List<Path> documents) throws IOException, InterruptedException {
        Path fonts = Files.writeString(folder.resolve("fonts.conf"), fonts());
        var command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString()));
        documents.forEach(document -> command.add(document.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("soffice.log").toFile());
        builder.environment().put("FONTCONFIG_FILE", fonts.toString());
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("soffice.log")))
                .isZero();
    }

    private String fonts() {
        var aliases = new StringBuilder();
        alias(aliases, Face.FANG, "FandolFang", "regular");
        alias(aliases, Face.KAI, "FandolKai", "regular");
        alias(aliases, Face.HEI, "Noto Sans SC", "bold");
        alias(aliases, Face.SONG, "Noto Serif SC", "regular");
        alias(aliases, Face.TITLE, "Noto Serif SC", "bold");
        return """
                <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
                <include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>%s</dir><cachedir>%s</cachedir>%s</fontconfig>
                """.formatted(shipped(), folder.resolve("fonts-cache"), aliases);
    }

    private static void alias(StringBuilder out, Face face, String family, String weight) {
        out.append("""
                <match target="pattern"><test name="family"><string>%s</string></test>\
                <edit name="family" mode="assign" binding="strong"><string>%s</string><string>Noto Serif SC</string></edit>\
                <edit name="weight" mode="assign"><const>%s</const></edit></match>
                """.formatted(face.word(), family, weight));
    }

    private static Path shipped() {
        try {
            Path font = Path.of(Objects.requireNonNull(Face.class.getResource(Face.SONG.shipped()))
                    .toURI());
            return Objects.requireNonNull(font.getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
