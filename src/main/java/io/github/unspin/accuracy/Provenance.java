package io.github.unspin.accuracy;

import java.time.LocalDate;

/**
 * Where a report comes from.
 *
 * @param date when it was made
 * @param version version of the program
 * @param command the command that makes it again
 * @param folds parts of the articles for cross-validation; 0 when the passages had no part in
 *     making the dictionaries
 * @param measuredFolds how many of the parts were measured
 * @param learntOn whether the weights of each part started from weights learnt from other passages
 * @param tableRows rows of the tables that every fold knows
 * @param fingerprint tells whether somebody else's evidence is the same
 */
public record Provenance(
    LocalDate date,
    String version,
    String command,
    int folds,
    int measuredFolds,
    boolean learntOn,
    int tableRows,
    String fingerprint) {}
