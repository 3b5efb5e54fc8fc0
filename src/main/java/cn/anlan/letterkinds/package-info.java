/** Kinds of letter as data: fields, wording, who signs, whom it goes to; those of the product and a place's own, in versions. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Kinds of letter",
        allowedDependencies = {"platform", "organization", "calendar", "regimes", "ledger", "obligations"})
package cn.anlan.letterkinds;
