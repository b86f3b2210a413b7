package io.github.unspin.accuracy;

import io.github.unspin.evaluate.MarkedPassage;
import java.util.List;

/**
 * Passages, and the program with dictionaries that know nothing of their articles.
 *
 * @param name what the fold is called in messages
 * @param passages what to restore
 * @param subject what restores it
 */
public record Fold(String name, List<MarkedPassage> passages, Subject subject) {
  /** Copies the list. */
  public Fold {
    passages = List.copyOf(passages);
  }
}
