package io.github.unspin.channel;

import java.util.Set;

/**
 * What stood before a noun and was moved behind it, as some spinners do: "loans that are payday"
 * for "payday loans", "guard that is late-night" for "late-night guard".
 */
public final class MovedAdjectives {
  /** Where the adjective starts: behind the noun, "that" and the verb. */
  public static final int ADJECTIVE = 3;

  private static final Set<String> VERBS = Set.of("is", "are", "was", "were");

  /** Words that stand before no noun, or are no noun before "that". */
  private static final Set<String> OTHERS =
      Set.of(
          ("a an the this that these those it he she they we i you all one not no to in on at of for"
                  + " from by with as so why how what when where because his her its their our my"
                  + " your being and or but if there here is are was were be know say says said"
                  + " think believe likely ready able unable willing available known actually now"
                  + " still already also just only both often very more most less much")
              .split(" "));

  /**
   * Behind these the clause goes on: "loans that are repaid on time" were always so. Or the
   * adjective does: "a man that is 28-year-old".
   */
  private static final Set<String> CONTINUATIONS =
      Set.of("on", "to", "by", "with", "for", "from", "into", "-");

  private MovedAdjectives() {}

  /**
   * Returns whether tokens may be a noun with what stood before it moved behind.
   *
   * @param normal the text's tokens in normal form
   * @param from the first of those looked at
   * @param to behind the last
   */
  public static boolean isMoved(String[] normal, int from, int to) {
    int length = to - from;
    return length > ADJECTIVE
        && normal[from + 1].equals("that")
        && VERBS.contains(normal[from + 2])
        && isContent(normal[from])
        && isCompound(normal, from + ADJECTIVE, to)
        && (to == normal.length || !CONTINUATIONS.contains(normal[to]));
  }

  /** Whether tokens are a word, or several with hyphens between them. */
  private static boolean isCompound(String[] normal, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean hyphen = (i - from) % 2 == 1;
      if (hyphen ? !normal[i].equals("-") : !isContent(normal[i])) {
        return false;
      }
    }
    return (to - from) % 2 == 1;
  }

  private static boolean isContent(String word) {
    return Character.isLetterOrDigit(word.charAt(0)) && !OTHERS.contains(word);
  }
}
