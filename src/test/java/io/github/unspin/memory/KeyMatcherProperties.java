package io.github.unspin.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Findings are found again whatever happens elsewhere in the text. */
class KeyMatcherProperties {
  private static final List<String> WORDS =
      List.of(
          "spun", "other", "the", "of", "man", "saw", "house", "in", "a", "town", "said", "and");

  /** Every "spun" and "other" is a finding. */
  static List<Finding> findings(String text) {
    List<Finding> out = new ArrayList<>();
    int at = 0;
    for (String word : text.split(" ", -1)) {
      if (word.equals("spun") || word.equals("other")) {
        out.add(
            new Finding(
                at, at + word.length(), word, FindingKind.SUBSTITUTION, 1, false, List.of(), ""));
      }
      at += word.length() + 1;
    }
    return out;
  }

  private static List<String> words(Random random, int count) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      out.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return out;
  }

  private static List<FindingKey> keys(List<String> words) {
    String text = String.join(" ", words);
    return FindingKey.of(text, findings(text));
  }

  @Property(tries = 200)
  void anUnchangedTextMatchesOneToOne(@ForAll long seed, @ForAll @IntRange(max = 300) int count) {
    List<FindingKey> keys = keys(words(new Random(seed), count));
    int[] match = KeyMatcher.match(keys, keys);
    for (int i = 0; i < match.length; i++) {
      assertThat(match[i]).isEqualTo(i);
    }
    Set<String> digests = new HashSet<>();
    keys.forEach(key -> digests.add(key.digest()));
    assertThat(digests).hasSize(keys.size());
  }

  @Property(tries = 200)
  void noFindingStandsForTwo(@ForAll long seed, @ForAll @IntRange(max = 200) int count) {
    Random random = new Random(seed);
    List<FindingKey> before = keys(words(random, count));
    List<FindingKey> after = keys(words(random, count));
    int[] match = KeyMatcher.match(before, after);
    int[] found = Arrays.stream(match).filter(i -> i >= 0).toArray();
    assertThat(Arrays.stream(found).distinct().count()).isEqualTo(found.length);
    for (int i = 0; i < match.length; i++) {
      if (match[i] >= 0) {
        assertThat(after.get(match[i]).words()).isEqualTo(before.get(i).words());
      }
    }
  }

  @Property(tries = 200)
  void textPutInFarAwayMovesNothing(
      @ForAll long seed, @ForAll @IntRange(min = 40, max = 200) int n) {
    Random random = new Random(seed);
    // Numbers make every neighbourhood one of a kind.
    List<String> words = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      words.add(i % 7 == 3 ? "spun" : "w" + i);
    }
    List<FindingKey> before = keys(words);
    int at = random.nextInt(n);
    List<String> edited = new ArrayList<>(words.subList(0, at));
    edited.addAll(words(random, random.nextInt(30)).stream().map(w -> "new" + w).toList());
    edited.addAll(words.subList(at, n));
    List<FindingKey> after = keys(edited);
    int[] match = KeyMatcher.match(before, after);
    for (int i = 0; i < match.length; i++) {
      assertThat(match[i]).isEqualTo(i);
    }
  }

  @Property(tries = 200)
  void aQuarterOfTheWordsMayChange(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      words.add(i % 11 == 5 ? "spun" : "w" + i);
    }
    List<FindingKey> before = keys(words);
    for (int i = 0; i < 200; i++) {
      if (i % 4 == 0 && !words.get(i).equals("spun")) {
        words.set(i, "changed" + random.nextInt(1000) + " really");
      }
    }
    List<FindingKey> after = keys(List.of(String.join(" ", words).split(" ", -1)));
    int[] match = KeyMatcher.match(before, after);
    for (int i = 0; i < match.length; i++) {
      assertThat(match[i]).isEqualTo(i);
    }
  }
}
