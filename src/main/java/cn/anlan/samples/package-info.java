/** Fills an empty database for a first look: the real units of five places, and invented people, enterprises and matters in them. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(displayName = "Samples")
package cn.anlan.samples;
