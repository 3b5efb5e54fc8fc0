package cn.anlan.inspections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was said and done at the steps of a tour.
 *
 * @param notifiedOn day on which the unit was told
 * @param trained persons who were trained for this tour
 * @param checklist version of the place's checklist with which it works; 0 the product's own
 * @param obligations opened for the steps that have a day
 */
record Progress(
        @Nullable LocalDate notifiedOn,
        List<UUID> trained,
        @Nullable LocalDate enteredOn,
        @Nullable String briefing,
        int checklist,
        @Nullable LocalDate endedOn,
        @Nullable Report report,
        @Nullable Feedback feedback,
        List<Copy> copies,
        @Nullable Publication publication,
        Due obligations) {

    static final Progress NONE =
            new Progress(null, List.of(), null, null, 0, null, null, null, List.of(), null, new Due(null, null, null));

    Progress {
        trained = List.copyOf(trained);
        copies = List.copyOf(copies);
    }

    /**
     * @param late after its last day
     * @param paper SHA-256 of the report as it was filed, kept as evidence; null until it is
     */
    record Report(
            String problems,
            String recommendations,
            Instant at,
            boolean late,
            @Nullable String paper) {}

    /** What the principal was told. */
    record Feedback(String overview, List<String> advice, UUID letter, Instant at) {}

    /** A copy of the results. */
    record Copy(UUID unit, String unitName, UUID letter, Instant at) {}

    /** What the public may read: written for it, never what was recorded. */
    record Publication(String title, String feedback, String rectification, Instant at) {}

    /** Obligations by step. */
    record Due(
            @Nullable UUID training,
            @Nullable UUID report,
            @Nullable UUID rectification) {}

    /** What whoever is toured may read: neither training nor report, and before the feedback nothing that was found. */
    Progress forToured() {
        return new Progress(
                notifiedOn,
                List.of(),
                enteredOn,
                briefing,
                checklist,
                endedOn,
                null,
                feedback,
                List.of(),
                publication,
                new Due(null, null, obligations.rectification()));
    }

    Progress notified(LocalDate on, @Nullable UUID training) {
        return new Progress(
                on,
                trained,
                enteredOn,
                briefing,
                checklist,
                endedOn,
                report,
                feedback,
                copies,
                publication,
                new Due(training, obligations.report(), obligations.rectification()));
    }

    Progress trained(List<UUID> persons) {
        var all = new LinkedHashSet<>(trained);
        all.addAll(persons);
        return new Progress(
                notifiedOn,
                List.copyOf(all),
                enteredOn,
                briefing,
                checklist,
                endedOn,
                report,
                feedback,
                copies,
                publication,
                obligations);
    }

    Progress entered(LocalDate on) {
        return new Progress(
                notifiedOn,
                trained,
                on,
                briefing,
                checklist,
                endedOn,
                report,
                feedback,
                copies,
                publication,
                obligations);
    }

    Progress briefed(@Nullable String words, int version) {
        return new Progress(
                notifiedOn,
                trained,
                enteredOn,
                words,
                version,
                endedOn,
                report,
                feedback,
                copies,
                publication,
                obligations);
    }

    Progress ended(LocalDate on, @Nullable UUID reportObligation) {
        return new Progress(
                notifiedOn,
                trained,
                enteredOn,
                briefing,
                checklist,
                on,
                null,
                feedback,
                copies,
                publication,
                new Due(obligations.training(), reportObligation, obligations.rectification()));
    }

    Progress reported(@Nullable Report said) {
        return new Progress(
                notifiedOn,
                trained,
                enteredOn,
                briefing,
                checklist,
                endedOn,
                said,
                feedback,
                copies,
                publication,
                obligations);
    }

    Progress fedBack(Feedback said, UUID rectification) {
        return new Progress(
                notifiedOn,
                trained,
                enteredOn,
                briefing,
                checklist,
                endedOn,
                report,
                said,
                copies,
                publication,
                new Due(obligations.training(), obligations.report(), rectification));
    }

    Progress copied(Copy copy) {
        var all = new ArrayList<>(copies);
        all.add(copy);
        return new Progress(
                notifiedOn,
                trained,
                enteredOn,
                briefing,
                checklist,
                endedOn,
                report,
                feedback,
                all,
                publication,
                obligations);
    }

    Progress published(Publication said) {
        return new Progress(
                notifiedOn,
                trained,
                enteredOn,
                briefing,
                checklist,
                endedOn,
                report,
                feedback,
                copies,
                said,
                obligations);
    }
}
