package cn.anlan.hazards;

/** How serious a hazard is (Order 16 of the former State Administration of Work Safety, art. 3). */
public enum HazardKind {
    GENERAL,
    MAJOR
}
