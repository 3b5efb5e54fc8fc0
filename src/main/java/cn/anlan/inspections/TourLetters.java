package cn.anlan.inspections;

import cn.anlan.documents.Addressee;
import cn.anlan.documents.Letters;
import cn.anlan.documents.NewLetter;
import cn.anlan.platform.Actor;
import cn.anlan.tourplans.PlannedTour;
import cn.anlan.tourplans.TourPlans;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The letters of a tour, numbered, signed and delivered in the transaction of the step. What is to be done is followed by the tour's own
 * obligations, so they ask for no reply of their own.
 */
@Component
class TourLetters {

    private final Letters letters;
    private final TourPlans plans;
    private final TourReach reach;

    TourLetters(Letters letters, TourPlans plans, TourReach reach) {
        this.letters = letters;
        this.plans = plans;
        this.reach = reach;
    }

    UUID notice(Tour tour, Actor by, TourPlans.Team team, String contact) {
        PlannedTour planned = plans.get(tour.id()).tour();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("theme", String.valueOf(planned.theme()));
        fields.put("starts", planned.starts().toString());
        fields.put("ends", planned.ends().toString());
        fields.put("group", team.name());
        fields.put("leader", team.leaderName());
        fields.put("contact", contact);
        return send(tour, by, "tour-notice", tour.unit(), fields);
    }

    UUID cancelled(Tour tour, Actor by, String reason) {
        PlannedTour planned = plans.get(tour.id()).tour();
        return send(
                tour,
                by,
                "tour-cancelled",
                toured(tour),
                Map.of(
                        "starts", planned.starts().toString(),
                        "ends", planned.ends().toString(),
                        "reason", reason));
    }

    UUID feedback(
            Tour tour, Actor by, TourPlans.Team team, String overview, List<String> advice, List<TourFinding> found) {
        PlannedTour planned = plans.get(tour.id()).tour();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("period", planned.starts() + "至" + planned.ends());
        fields.put("group", team.name());
        fields.put("overview", overview);
        fields.put(
                "findings",
                found.stream()
                        .map(one -> Map.of(
                                "unit", one.unitName(),
                                "finding", one.title(),
                                "basis", one.basis()))
                        .toList());
        fields.put("advice", advice);
        return send(tour, by, "tour-opinion", toured(tour), fields);
    }

    UUID transfer(Tour tour, Actor by, TourFinding finding, Transfer.Category category, UUID unit, String words) {
        return send(
                tour,
                by,
                "tour-transfer",
                unit,
                Map.of(
                        "toured", tour.unitName(),
                        "subject", finding.title(),
                        "facts", finding.words(),
                        "basis", finding.basis(),
                        "category", category.label().zh(),
                        "words", words));
    }

    UUID pressing(Tour tour, Actor by, String group, LocalDate due, List<TourFinding> open, String words) {
        return send(
                tour,
                by,
                "tour-pressing",
                toured(tour),
                Map.of(
                        "group",
                        group,
                        "due",
                        due.toString(),
                        "findings",
                        open.stream()
                                .map(one -> Map.of("unit", one.unitName(), "finding", one.title()))
                                .toList(),
                        "words",
                        words));
    }

    UUID copy(Tour tour, Actor by, UUID unit, String results) {
        return send(tour, by, "tour-results", unit, Map.of("toured", tour.unitName(), "results", results));
    }

    /** The toured unit, or the one that answers for it now. */
    private UUID toured(Tour tour) {
        return reach.answering(tour.unit()).id();
    }

    private UUID send(Tour tour, Actor by, String kind, UUID unit, Map<String, ?> fields) {
        return letters.issue(
                        by, NewLetter.about(TourRecorder.SUBJECT, tour.id(), kind, List.of(Addressee.of(unit)), fields))
                .id();
    }
}
