/** Letters and notices: written from the facts there are, numbered, signed, delivered, answered by a day, and checked by anybody. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Documents",
        allowedDependencies = {
            "platform",
            "organization",
            "calendar",
            "regimes",
            "ledger",
            "evidence",
            "notifications",
            "obligations",
            "letterkinds",
            "papers",
            "spreadsheets",
            "access"
        })
package cn.anlan.documents;
