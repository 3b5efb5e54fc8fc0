/** Documents on paper: a page laid out in words, headings and tables becomes a PDF whose text can be searched and copied. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Papers",
        allowedDependencies = {"platform"})
package cn.anlan.papers;
