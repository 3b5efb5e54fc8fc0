/** What every module stands on: ids, problems, the acting person and their scope, paging, receipts of commands. No domain words. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Platform",
        allowedDependencies = {})
package cn.anlan.platform;
