package io.github.unspin.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Text made by a small random grammar: enough repetition to learn from, the same every time. */
final class ToyText {
  private static final String[] SUBJECTS = {
    "the president", "the army", "an official", "Putin", "the city", "a reporter", "the bank",
    "Kabul", "the old general", "the U.S. president", "they", "she", "the Taliban", "1,200 people"
  };
  private static final String[] VERBS = {
    "said",
    "left",
    "saw",
    "did not see",
    "warned of",
    "attacked",
    "praised",
    "will leave",
    "asked for",
    "wasn't sure of"
  };
  private static final String[] OBJECTS = {
    "the airport",
    "the attack",
    "a deal",
    "the plan",
    "the city",
    "Kabul",
    "new money",
    "the war",
    "an election in 2020",
    "the last flight",
    "3.5 percent of it",
    "the army's plan"
  };
  private static final String[] ENDS = {
    "", " on Saturday", " within 48 hours", " after the storm", ", he said", " again", " in Moscow"
  };

  private ToyText() {}

  /** Returns paragraphs of one to three sentences. */
  static List<String> paragraphs(int count, long seed) {
    Random random = new Random(seed);
    List<String> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      StringBuilder paragraph = new StringBuilder();
      for (int s = 1 + random.nextInt(3); s > 0; s--) {
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(sentence(random));
      }
      out.add(paragraph.toString());
    }
    return out;
  }

  /** Returns sentences of 60 words in which three words mostly tell the next. */
  static List<String> patterned(int count, long seed) {
    Random random = new Random(seed);
    List<String> out = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      StringBuilder sentence = new StringBuilder();
      int a = 0;
      int b = 0;
      int c = random.nextInt(60);
      for (int w = 0; w < 20; w++) {
        boolean told = random.nextInt(10) < 8;
        int next = told ? Math.floorMod((a * 31 + b * 17 + c) * 0x9E3779B9 >>> 7, 60) : 0;
        next = told ? next : (int) (60 * Math.pow(random.nextDouble(), 2));
        sentence.append((char) ('b' + next / 5)).append("aeiou".charAt(next % 5)).append("n ");
        a = b % 4;
        b = c % 4;
        c = next;
      }
      out.add(sentence.append(".").toString());
    }
    return out;
  }

  private static String sentence(Random random) {
    String sentence =
        pick(SUBJECTS, random)
            + " "
            + pick(VERBS, random)
            + rare(random)
            + " "
            + pick(OBJECTS, random)
            + rare(random)
            + pick(ENDS, random)
            + ".";
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  /** Up to two of many made-up words, most of them seen a few times only. */
  private static String rare(Random random) {
    StringBuilder words = new StringBuilder();
    for (int i = random.nextInt(3); i > 0; i--) {
      int rank = (int) (2000 * Math.pow(random.nextDouble(), 3));
      words.append(' ');
      for (int rest = rank + 1; rest > 0; rest /= 20) {
        words.append("bcdfghjklmnprstvwxzq".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
      }
    }
    return words.toString();
  }

  /** Early choices are commoner, as words are in any text. */
  private static String pick(String[] choices, Random random) {
    double x = random.nextDouble();
    return choices[(int) (x * x * choices.length)];
  }
}
