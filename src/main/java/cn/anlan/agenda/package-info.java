/** One's obligations by the days they fall due on, in the page and in any calendar program. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Agenda",
        allowedDependencies = {"platform", "organization", "calendar", "regimes", "ledger", "obligations"})
package cn.anlan.agenda;
