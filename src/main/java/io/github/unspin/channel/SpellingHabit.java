package io.github.unspin.channel;

import io.github.unspin.channel.Spellings.Variant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text is written in British or American spelling, as far as its words tell. A text may
 * write "colour" and "organize", so that the endings -ise and -ize count by themselves; a text that
 * has no such ending is taken to follow its other words, and one that writes -ise to be British in
 * all.
 */
public final class SpellingHabit {
  private final Spellings spellings = Spellings.english();
  private int britishEndings;
  private int americanEndings;
  private int british;
  private int american;

  /** Counts a word of the text, in lower case. */
  public void count(String word) {
    Variant variant = spellings.find(word);
    if (variant == null) {
      return;
    }
    if (variant.ending()) {
      britishEndings += variant.british() ? 1 : 0;
      americanEndings += variant.british() ? 0 : 1;
    } else {
      british += variant.british() ? 1 : 0;
      american += variant.british() ? 0 : 1;
    }
  }

  /**
   * Returns how many words of the text, on balance, speak for the other spelling of a word: 0 if
   * the word is spelt as the text's others or has one spelling only.
   *
   * @param word in lower case
   */
  public int against(String word) {
    Variant variant = spellings.find(word);
    return variant == null
        ? 0
        : Math.max(0, variant.british() ? -britons(variant) : britons(variant));
  }

  /** Returns how many more words of the variant's kind are British than American. */
  private int britons(Variant variant) {
    int endings = britishEndings - americanEndings;
    int others = british - american;
    if (variant.ending()) {
      return britishEndings + americanEndings > 0 ? endings : others;
    }
    return british + american > 0 ? others : Math.max(0, endings);
  }

  /** Returns a phrase with its words spelt as the text's others; often the phrase itself. */
  public String respell(String phrase) {
    if (britishEndings + americanEndings + british + american == 0) {
      return phrase; // most short texts tell nothing
    }
    StringBuilder out = null;
    int done = 0;
    for (int from = 0; from < phrase.length(); ) {
      int blank = phrase.indexOf(' ', from);
      int to = blank < 0 ? phrase.length() : blank;
      String other = other(phrase.substring(from, to));
      if (other != null) {
        out = out == null ? new StringBuilder() : out;
        out.append(phrase, done, from).append(other);
        done = to;
      }
      from = to + 1;
    }
    return out == null ? phrase : out.append(phrase, done, phrase.length()).toString();
  }

  /** Returns the other spelling of a word if it is the text's own, or null. */
  public @Nullable String other(String word) {
    Variant variant = spellings.find(word);
    return variant != null && against(word) > 0 ? variant.other() : null;
  }
}
