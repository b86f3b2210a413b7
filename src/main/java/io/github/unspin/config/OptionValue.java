package io.github.unspin.config;

import org.jspecify.annotations.Nullable;

/**
 * An option of a command and what is in force.
 *
 * @param command the command's name
 * @param option the option's name, without dashes
 * @param value as in {@link Setting#value()}; null when the option is not set
 * @param setting the line that sets it; null when none does
 */
public record OptionValue(
    String command, String option, @Nullable Object value, @Nullable Setting setting) {}
