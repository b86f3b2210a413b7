package io.github.unspin.accuracy;

import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.report.Report;
import io.github.unspin.restore.CandidateRoutes;
import java.util.Optional;
import java.util.function.Function;

/** What is measured: the program with the dictionaries of one fold. */
public interface Subject {
  /** Returns the analysis under a setting; may be called by several threads. */
  Function<String, Report> analysis(Setting setting);

  /** Returns the candidates of a text. */
  Candidates candidates(String text);

  /** Returns the table of substitutions. */
  SubstitutionTable table();

  /** Returns whether there is a context model that can be left out. */
  boolean hasContext();

  /** What the program considers for a text. */
  @FunctionalInterface
  interface Candidates {
    /** Returns how the text between two offsets can be turned into a phrase. */
    Optional<CandidateRoutes.Route> find(int start, int end, String phrase);
  }
}
