package io.github.unspin.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EditDistanceProperties {
  private static final String[] WORDS = {"a", "b", "c", "d", "it's", "x"};

  private static int distance(String marked, String text) {
    return new EditDistance(MarkedPassage.parse("test", marked)).to(text);
  }

  @Property(tries = 3000)
  void isThatToTheNearestOfAllCombinations(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder marked = new StringBuilder();
    List<String> originals = new ArrayList<>(List.of(""));
    for (int i = random.nextInt(6); i >= 0; i--) {
      String plain = phrase(random, 3);
      marked.append(plain).append(' ');
      originals.replaceAll(prefix -> prefix + plain + " ");
      if (random.nextInt(3) > 0) {
        marked.append("{{").append(phrase(random, 2));
        List<String> longer = new ArrayList<>();
        for (int r = random.nextInt(3); r >= 0; r--) {
          String reading = phrase(random, 3);
          marked.append('|').append(reading);
          originals.forEach(prefix -> longer.add(prefix + reading + " "));
        }
        marked.append("}} ");
        originals = longer;
      }
    }
    String text = phrase(random, 12);

    int nearest =
        originals.stream().mapToInt(o -> levenshtein(words(o), words(text))).min().orElseThrow();

    assertThat(distance(marked.toString(), text)).isEqualTo(nearest);
  }

  @Property(tries = 500)
  void everyAcceptedOriginalIsAtNoDistance(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder marked = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      String one = phrase(random, 3);
      String other = phrase(random, 3);
      marked.append("x {{y|").append(one).append('|').append(other).append("}} ");
      text.append("x ").append(random.nextBoolean() ? one : other).append(' ');
    }

    assertThat(distance(marked.toString(), text.toString())).isZero();
  }

  @Example
  void countsWords() {
    assertThat(distance("the {{metropolis corridor|city hall}} fell", "the city hall fell"))
        .isZero();
    assertThat(distance("the {{metropolis|city}} fell", "the metropolis fell")).isEqualTo(1);
    assertThat(distance("the {{metropolis|city}} fell", "the big metropolis fell")).isEqualTo(2);
    assertThat(distance("the {{metropolis|city|town}} fell", "")).isEqualTo(3);
    assertThat(distance("", "three more words")).isEqualTo(3);
  }

  @Example
  void caseQuotesAndPunctuationAreNoDamage() {
    assertThat(distance("{{Folks|People}} didn\u2019t go!", "people didn't go")).isZero();
    assertThat(distance("Putin's {{crew|team}}", "Putin\u2019s team")).isZero();
    assertThat(distance("{{Moscow|Putin}}'s team", "Putin's team")).isZero();
  }

  private static String phrase(Random random, int most) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(" ", words);
  }

  private static String[] words(String text) {
    String parted = text.strip().replace("it's", "it 's");
    return parted.isEmpty() ? new String[0] : parted.split(" +");
  }

  /** The textbook's table, kept whole. */
  private static int levenshtein(String[] a, String[] b) {
    int[][] table = new int[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++) {
      for (int j = 0; j <= b.length; j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
        } else {
          int change = a[i - 1].equals(b[j - 1]) ? 0 : 1;
          table[i][j] =
              Math.min(
                  table[i - 1][j - 1] + change, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        }
      }
    }
    return table[a.length][b.length];
  }
}
