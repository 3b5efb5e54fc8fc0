/** Reads the workbooks people really keep, with title rows and merged cells, and writes the ones they ask for; knows no trade. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Spreadsheets",
        allowedDependencies = {"platform"})
package cn.anlan.spreadsheets;
