package cn.anlan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.anlan.ActingAs;
import cn.anlan.AnlanTest;
import cn.anlan.Answer;
import cn.anlan.Http;
import cn.anlan.platform.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On a real small file system. Only root can make one; elsewhere the test says so and is skipped. */
@AnlanTest
@Import(ActingAs.class)
class DiskFullApiTests {

    private static final int MEBIBYTE = 1 << 20;
    private static final Path DISK =
            Path.of("target", "small-disk-" + ProcessHandle.current().pid());
    private static boolean mounted;

    @Autowired
    Http http;

    @DynamicPropertySource
    static void smallDisk(DynamicPropertyRegistry properties) throws Exception {
        Files.createDirectories(DISK);
        mounted = runs("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", DISK.toString());
        properties.add("anlan.ledger.evidence", () -> DISK.toAbsolutePath().toString());
    }

    @AfterAll
    static void unmount() throws Exception {
        if (mounted) {
            runs("umount", DISK.toString());
        }
    }

    @Test
    void saysThatTheDiskIsFullKeepsNothingByHalvesAndWorksAgainAfterwards() throws Exception {
        Assumptions.assumeTrue(mounted, "mounting a small file system needs root");
        Http worker = ActingAs.as(http, Role.GRID_WORKER);
        byte[] photo = Arrays.copyOf(Samples.picture("jpg", 300, 200), 2 * MEBIBYTE);
        String id = worker.post("/api/evidence", Map.of("name", "p.jpg", "size", photo.length))
                .is(201)
                .text("id");
        piece(worker, id, 0, Arrays.copyOf(photo, MEBIBYTE)).is(200);
        Path filler = DISK.resolve("filler");
        Files.write(filler, new byte[3 * MEBIBYTE / 2]);

        Answer full = piece(worker, id, MEBIBYTE, Arrays.copyOfRange(photo, MEBIBYTE, photo.length));
        Answer fullFromTheStart = worker.post("/api/evidence", Map.of("name", "p.jpg", "size", photo.length));
        Answer asked = worker.send("HEAD", "/api/evidence/" + id, null, new byte[0]);
        Files.delete(filler);
        Answer after = piece(worker, id, MEBIBYTE, Arrays.copyOfRange(photo, MEBIBYTE, photo.length));

        full.isProblem(507, "DISK_FULL");
        assertThat(full.text("detail")).contains("存储空间");
        fullFromTheStart.isProblem(507, "DISK_FULL");
        assertThat(asked.header("Upload-Offset")).isEqualTo(Integer.toString(MEBIBYTE));
        assertThat(after.is(200).text("evidence.kind")).isEqualTo("photo");
    }

    private static Answer piece(Http as, String id, long offset, byte[] bytes) {
        return as.with("Upload-Offset", Long.toString(offset))
                .send("PATCH", "/api/evidence/" + id, "application/offset+octet-stream", bytes);
    }

    private static boolean runs(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (java.io.IOException absent) {
            return false;
        }
    }
}
