package cn.anlan.platform;

/**
 * One field that breaks a rule.
 *
 * @param field path of the field in the request, e.g. {@code photos[0].sha256}
 * @param rule short name of the rule broken, e.g. {@code NotBlank}
 * @param message what to do, in the caller's language
 */
public record Violation(String field, String rule, String message) {}
