package io.github.unspin.batch;

/**
 * What the journal holds on a file that is finished, or is about to be.
 *
 * @param key the file's name in the journal
 * @param input the file as it was read
 * @param output the result as it was or is to be written
 * @param outcome what became of it
 * @param chain its reports in the run's {@link ReportSpool}
 */
record JournalEntry(String key, Stamp input, Stamp output, FileOutcome outcome, long chain) {}
