package cn.anlan.platform;

/** What a post lets its holder do. A person acts in one post, and so in one role, at a time. */
public enum Role {
    /** Administrative head of a town, sub-district or park. */
    PRINCIPAL,
    /** Office of a Safety Committee: assigns, urges, publishes. */
    COMMITTEE_OFFICE,
    /** Full- or part-time safety supervisor of a town or park: verifies. */
    SUPERVISOR,
    /** Member of a tour or enforcement team. */
    INSPECTOR,
    /** Department answering for a sector. */
    DEPARTMENT,
    /** An enterprise's safety manager: sees its own matters only. */
    ENTERPRISE,
    /** Reports from a grid cell: sees the matters they take part in. */
    GRID_WORKER,
    /** Reads everything of the territory, ledger included; changes nothing. */
    AUDITOR,
    /** Keeps units, posts, packs and calendars; can't read cases. */
    ADMINISTRATOR,
    /** Keeps accounts, locks and tokens; can't read cases. */
    SECURITY
}
