/** Who there is: units over time, posts in them, the persons who hold the posts, and since when. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Organization",
        allowedDependencies = {"platform"})
package cn.anlan.organization;
