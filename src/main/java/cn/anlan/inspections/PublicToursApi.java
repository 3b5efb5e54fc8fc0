package cn.anlan.inspections;

import cn.anlan.platform.Allowed;
import cn.anlan.platform.Cursor;
import cn.anlan.platform.CursorPage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Results of tours as announced to the public (ZZ-3.3.6b): what was written for it. Never what was recorded, no person, no file. */
@RestController
@RequestMapping("/api/public/tours")
class PublicToursApi {

    private final TourStore store;

    PublicToursApi(TourStore store) {
        this.store = store;
    }

    /** What the public reads of a tour. */
    record PublicTour(
            UUID id,
            String senderName,
            String unitName,
            String title,
            String feedback,
            String rectification,
            Instant publishedAt) {}

    @GetMapping
    @Allowed(anyone = true)
    CursorPage<PublicTour> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = CursorPage.limit(limit);
        Cursor after = Cursor.parse(cursor, 1);
        List<PublicTour> found = store.published(after == null ? null : after.id(0), most + 1).stream()
                .map(PublicToursApi::shown)
                .toList();
        return CursorPage.of(found, most, one -> Cursor.of(one.id()));
    }

    private static PublicTour shown(Tour tour) {
        var said = Objects.requireNonNull(tour.progress().publication());
        return new PublicTour(
                tour.id(),
                tour.senderName(),
                tour.unitName(),
                said.title(),
                said.feedback(),
                said.rectification(),
                said.at());
    }
}
