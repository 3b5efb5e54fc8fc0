/** The live board: for the level above, units by duties, who is on time, and what is due next. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Boards",
        allowedDependencies = {
            "platform",
            "organization",
            "calendar",
            "regimes",
            "ledger",
            "obligations",
            "spreadsheets"
        })
package cn.anlan.boards;
