package io.github.unspin.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.SubstitutionTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PhraseInventoryTest {
  private final SubstitutionTable.Builder table = new SubstitutionTable.Builder();

  private void pair(String spun, String original, float count) {
    table.add(spun, original, PairKind.OBSERVED, Family.A, count, 1, 0, 0);
  }

  private static Set<String> draw(PhraseInventory inventory, String phrase, Random random) {
    Set<String> out = new TreeSet<>();
    for (int rival : inventory.draw(inventory.find(ToyContext.key(phrase)), random)) {
      out.add(inventory.phrase(rival));
    }
    return out;
  }

  @Test
  void rivalsAreTheOriginalsOfASpunPhraseAndItself() {
    pair("Newest", "Latest", 9);
    pair("newest", "most recent", 3);
    pair("folks", "people", 5);
    PhraseInventory inventory = new PhraseInventory(table.build());

    for (String phrase : List.of("newest", "latest", "most recent")) {
      assertThat(draw(inventory, phrase, new Random(1)))
          .containsExactly("latest", "most recent", "newest");
    }
    assertThat(draw(inventory, "folks", new Random(1))).containsExactly("folks", "people");
    assertThat(inventory.find(ToyContext.key("storm"))).isEqualTo(-1);
    assertThat(inventory.size()).isEqualTo(5);
  }

  @Test
  void commonConfusionsAreDrawnMoreOften() {
    pair("large", "big", 89.5f);
    pair("huge", "big", 9.5f);
    PhraseInventory inventory = new PhraseInventory(table.build());
    Random random = new Random(2);
    Map<Set<String>, Integer> seen = new HashMap<>();
    for (int i = 0; i < 1000; i++) {
      seen.merge(draw(inventory, "big", random), 1, Integer::sum);
    }
    assertThat(seen).containsOnlyKeys(Set.of("big", "large"), Set.of("big", "huge"));
    assertThat(seen.get(Set.of("big", "large"))).isBetween(850, 950);
  }

  @Test
  void rarestRivalsAreLeftOutOfALongRow() {
    for (int i = 1; i <= 30; i++) {
      pair("put", "verb" + (char) ('a' + i % 26) + (char) ('a' + i / 26), i);
    }
    PhraseInventory inventory = new PhraseInventory(table.build());

    Set<String> rivals = draw(inventory, "put", new Random(1));

    assertThat(rivals).hasSize(13).contains("put", "verbeb").doesNotContain("verbba");
  }

  @Test
  void keysAreInTheOrderOfTheNumbers() {
    pair("newest", "latest", 9);
    pair("metropolis corridor", "City Hall", 9);
    PhraseInventory inventory = new PhraseInventory(table.build());
    long[] keys = inventory.keys();

    assertThat(keys).hasSize(inventory.size());
    for (int i = 0; i < keys.length; i++) {
      assertThat(inventory.find(keys[i])).isEqualTo(i);
      assertThat(keys[i]).isEqualTo(ToyContext.key(inventory.phrase(i)));
    }
    assertThat(Arrays.stream(keys).distinct().count()).isEqualTo(4);
  }
}
