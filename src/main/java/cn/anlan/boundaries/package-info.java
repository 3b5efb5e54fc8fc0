/** Outlines of areas for every map; an administrator brings them along, because none may be shipped. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(displayName = "Boundaries", allowedDependencies = "platform")
package cn.anlan.boundaries;
