package cn.anlan.seals;

import cn.anlan.platform.Actor;
import cn.anlan.platform.Problem;
import cn.anlan.platform.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Archives of whatever a module above puts together, verifiable without the product as every archive is. */
@Component
public class Archives {

    private final Exporter exporter;

    Archives(Exporter exporter) {
        this.exporter = exporter;
    }

    /**
     * Seals what is new and records that an archive was taken: before the first byte is written.
     *
     * @param scope what of it may be shown; of the rest the archive holds hashes only
     * @throws Problem 404 when no act on any of the subjects lies in the scope
     */
    public void prepare(String title, List<UUID> subjects, Actor actor, Scope scope) {
        exporter.prepare(new Selection.OfSubjects(title, subjects), actor, scope);
    }

    /** Writes all acts on the subjects, with proofs, files and the program that verifies them. */
    public void write(String title, List<UUID> subjects, Actor actor, Scope scope, OutputStream out)
            throws IOException {
        exporter.write(new Selection.OfSubjects(title, subjects), actor, scope, out);
    }
}
