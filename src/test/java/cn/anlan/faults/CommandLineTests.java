package cn.anlan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./anlan} can't do it says in a sentence of each language, before it builds anything. */
class CommandLineTests {

    @TempDir
    Path directory;

    private record Said(int code, String words) {}

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "65536", "99999999999999999999", "-1", "80a"})
    void refusesAPortThatIsNone(String port) throws Exception {
        Said said = anlan("run", "--port", port, "--data", directory.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.words().lines())
                .containsExactly(
                        "--port 后面须是 1 到 65535 之间的数,不能是 " + port + "。",
                        "--port needs a number from 1 to 65535, not " + port + ".");
    }

    @Test
    void refusesADataDirectoryThatIsAFile() throws Exception {
        Path file = Files.createFile(directory.resolve("data"));

        Said said = anlan("run", "--port", "1", "--data", file.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.words().lines()).hasSize(2).allMatch(line -> line.contains(file.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "export", "rotate-key"})
    void looksAtNoDirectoryWithoutData(String command) throws Exception {
        Path none = directory.resolve("none");

        Said said = anlan(command, "--data", none.toString());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.words().lines())
                .containsExactly(
                        none + " 中没有安澜的数据:用 --data 指明数据目录。",
                        "There are no data of Anlan in " + none + ": let --data name the data directory.");
        assertThat(none).doesNotExist();
    }

    private static Said anlan(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("./anlan"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), said);
    }
}
