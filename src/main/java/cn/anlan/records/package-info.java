/** Records of work: the real meeting, plan, check or document, recorded once and counted wherever a duty asks for it. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Records",
        allowedDependencies = {
            "platform",
            "organization",
            "calendar",
            "regimes",
            "ledger",
            "evidence",
            "obligations",
            "spreadsheets"
        })
package cn.anlan.records;
