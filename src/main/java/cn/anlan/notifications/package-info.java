/** What people are told: an outbox written with its cause, an inbox in the page with receipts, and mail with retries. */
@NullMarked
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {"platform", "organization", "access"})
package cn.anlan.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
