package cn.anlan.documents;

import cn.anlan.organization.UnitQueries;
import cn.anlan.platform.Actor;
import cn.anlan.platform.HandlesCases;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** In whose name somebody may write. */
@RestController
class SendersApi {

    private final UnitQueries units;

    SendersApi(UnitQueries units) {
        this.units = units;
    }

    record Sender(UUID unit, String name) {}

    record Senders(List<Sender> items) {}

    /** One's own unit, and those it speaks for: an office writes for its committee and its town too. The nearest comes first. */
    @GetMapping("/api/letter-senders")
    @HandlesCases
    Senders list(Actor actor) {
        return new Senders(
                actor.unit() == null
                        ? List.of()
                        : units.spokenForBy(actor.unit()).stream()
                                .map(unit -> new Sender(unit.id(), unit.name()))
                                .toList());
    }
}
