/** Campaigns: plans and summaries from below, quarterly checks, leaders' presence, and towns checked month by month. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Campaigns",
        allowedDependencies = {
            "platform",
            "calendar",
            "organization",
            "regimes",
            "ledger",
            "evidence",
            "obligations",
            "records",
            "hazards",
            "supervision"
        })
package cn.anlan.campaigns;
