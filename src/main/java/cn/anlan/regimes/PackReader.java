package cn.anlan.regimes;

import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Bilingual;
import cn.anlan.platform.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.json.JsonMapper;

/** Reads a pack's text. A bad pack is refused whole, with every reason and its line. */
final class PackReader {

    private static final JsonMapper JSON = mapper();
    private static final PackSchema SCHEMA = new PackSchema(PackSchema.RESOURCE);

    private final String file;
    private final List<PackFault> faults = new ArrayList<>();

    private PackReader(String file) {
        this.file = file;
    }

    /**
     * @param file its name, for the faults
     */
    static PackReading read(String file, String text) {
        return new PackReader(file).read(text);
    }

    /** Reads a text that was accepted once: by later rules it might not be, but what was in force stays in force. */
    static RegimePack trusted(String file, String text) {
        var tree = new PackTree(text, (line, broken) -> {});
        JsonNode root = Objects.requireNonNull(tree.root(), file);
        return JSON.treeToValue(root, RegimePack.class);
    }

    private PackReading read(String text) {
        var tree = new PackTree(text, (line, reason) -> fault(line, "", reason));
        JsonNode root = tree.root();
        if (root == null) {
            return refused();
        }
        for (var difference : SCHEMA.differences(root)) {
            fault(tree.line(difference.pointer()), difference.pointer(), difference.reason());
        }
        Optional<RegimePack> pack = bind(root);
        pack.ifPresent(read -> new PackChecks(read, tree, this::fault).run());
        return pack.isPresent() && faults.isEmpty() ? new PackReading.Accepted(pack.get()) : refused();
    }

    private void fault(int line, String path, Bilingual reason) {
        faults.add(new PackFault(file, line, path, reason));
    }

    private PackReading refused() {
        return new PackReading.Refused(faults.stream()
                .distinct()
                .sorted(Comparator.comparingInt(PackFault::line))
                .toList());
    }

    // What the schema finds wrong may still be bound, so that the cross checks can name their faults in the same
    // answer.
    private Optional<RegimePack> bind(JsonNode root) {
        try {
            return Optional.of(JSON.treeToValue(root, RegimePack.class));
        } catch (JacksonException e) {
            if (faults.isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        for (Class<?> written : List.of(
                UnitKind.class,
                Role.class,
                ParameterUnit.class,
                Parameter.Origin.class,
                Clause.Status.class,
                Duty.Each.class,
                Duty.Handover.class,
                Duty.Recurrence.class,
                Duty.EvidenceDemand.Kind.class,
                Duty.Verifier.Place.class,
                Duty.Rung.Step.class,
                Duty.Rung.Reach.class)) {
            mapper.addMixIn(written, Kebab.class);
        }
        return mapper.build();
    }

    /** In a pack {@code SUB_DISTRICT} is written {@code sub-district}. */
    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    private enum Kebab {}
}
