package cn.anlan.regimes;

import cn.anlan.ActingAs;
import cn.anlan.Http;
import cn.anlan.organization.UnitKind;
import cn.anlan.platform.Ids;
import cn.anlan.platform.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A city with units in it, opened through the API, for tests of regimes. */
final class City {

    private final Http http;
    private final JdbcClient jdbc;
    private final Map<UUID, String> areas = new LinkedHashMap<>();
    final UUID id;

    City(Http http, JdbcClient jdbc, String name, String code) {
        this.http = http;
        this.jdbc = jdbc;
        this.id = open(name, UnitKind.CITY, code, null);
    }

    UUID open(String name, UnitKind kind, String code, @Nullable UUID parent) {
        var unit = new LinkedHashMap<String, Object>();
        unit.put("name", name);
        unit.put("kind", kind);
        unit.put("territory", code);
        if (parent != null) {
            unit.put("parent", parent);
        }
        UUID id =
                UUID.fromString(administrator().post("/api/units", unit).is(201).text("id"));
        areas.put(id, code.replaceAll("(?:000|00)+$", ""));
        return id;
    }

    Http administrator() {
        return ActingAs.as(http, Role.ADMINISTRATOR).in("en");
    }

    /** The head of a unit. */
    Http head(UUID unit) {
        return acting(Role.PRINCIPAL, unit);
    }

    /** The committee office of a unit. */
    Http office(UUID unit) {
        return acting(Role.COMMITTEE_OFFICE, unit);
    }

    Http acting(Role role, UUID unit) {
        return ActingAs.as(http, role, person(unit), unit, areas.get(unit)).in("en");
    }

    /** A document that this unit's people have uploaded. */
    UUID document(UUID unit) {
        UUID file = Ids.next();
        jdbc.sql("""
                INSERT INTO evidence.file
                    (id, name, kind, type, sha256, size, capture_said, uploader, uploader_name, started_at, uploaded_at)
                VALUES (?, '分工文件.pdf', 'document', 'application/pdf', ?, 1, false, ?, '测试', now(), now())
                """)
                .params(file, (file.toString() + file).replace("-", ""), person(unit))
                .update();
        return file;
    }

    private static UUID person(UUID unit) {
        return new UUID(7, unit.getLeastSignificantBits());
    }
}
