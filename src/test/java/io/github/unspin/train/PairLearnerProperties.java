package io.github.unspin.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PairLearnerProperties {
  private static final Map<String, String> SPINNER =
      Map.of(
          "city", "metropolis",
          "said", "mentioned",
          "because", "as a result of",
          "money", "cash",
          "interest rates", "rates of interest",
          "people", "folks",
          "several", "a number of");
  private static final List<String> WORDS =
      List.of("council", "bridge", "river", "mayor", "harbour", "winter", "road", "engine");

  /** A text spun by a small table is learnt back exactly: the table and how often it was used. */
  @Property(tries = 300)
  void learnsATableBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int places) {
    Random random = new Random(seed);
    List<Map.Entry<String, String>> table =
        SPINNER.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    StringBuilder spun = new StringBuilder();
    StringBuilder original = new StringBuilder();
    Map<String, Integer> used = new TreeMap<>();
    for (int i = 0; i < places; i++) {
      Map.Entry<String, String> pair = table.get(random.nextInt(table.size()));
      boolean replaced = random.nextInt(3) > 0;
      original.append(filler(random, spun)).append(pair.getKey()).append(' ');
      spun.append(replaced ? pair.getValue() : pair.getKey()).append(' ');
      if (replaced) {
        used.merge(pair.getValue() + "\t" + pair.getKey(), 1, Integer::sum);
      }
    }
    original.append(filler(random, spun));
    PairLearner.Lesson lesson =
        new PairLearner(text -> text, Set.of())
            .learn(List.of(new TextAligner().align(spun.toString(), original.toString())));
    Map<String, Integer> learnt = new TreeMap<>();
    lesson.pairs().forEach(p -> learnt.put(p.spun() + "\t" + p.original(), p.count()));
    assertThat(learnt).isEqualTo(used);
    assertThat(lesson.gaps()).containsExactly(List.of());
  }

  private static String filler(Random random, StringBuilder spun) {
    StringBuilder filler = new StringBuilder();
    for (int i = 0; i < 3 + random.nextInt(4); i++) {
      filler.append(WORDS.get(random.nextInt(WORDS.size()))).append(i);
      filler.append(random.nextInt(9) == 0 ? ". " : " ");
    }
    spun.append(filler);
    return filler.toString();
  }
}
