package io.github.unspin.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.evaluate.MarkedPassage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArticleGroupsTest {
  private static final int FOLDS = 50;

  private static String article(long seed) {
    Random random = new Random(seed);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      out.append("word").append(random.nextInt(2000)).append(' ');
    }
    return out.toString();
  }

  private static MarkedPassage passage(String name, String marked) {
    return MarkedPassage.parse(name, marked);
  }

  @Test
  void copiesOfAnArticleShareAFold() {
    List<MarkedPassage> passages = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String article = article(i);
      passages.add(passage("one" + i, article));
      // another spinner's copy: other places replaced
      passages.add(passage("two" + i, article.replaceAll("(word\\d*7) ", "{{swapped|$1}} ")));
    }
    int[] folds = ArticleGroups.folds(passages, FOLDS);
    for (int i = 0; i < folds.length; i += 2) {
      assertThat(folds[i + 1]).as(passages.get(i).name()).isEqualTo(folds[i]);
    }
    assertThat(Arrays.stream(folds).distinct().count()).isGreaterThan(8);
    assertThat(Arrays.stream(folds)).allMatch(fold -> fold >= 0 && fold < FOLDS);
  }

  @Test
  void aCopyThatJoinsTwoPartsJoinsAll() {
    String first = article(1);
    String second = article(2);
    List<MarkedPassage> passages =
        List.of(passage("a", first), passage("b", second), passage("c", first + second));
    int[] folds = ArticleGroups.folds(passages, FOLDS);
    assertThat(folds).containsOnly(folds[0]);
  }

  @Test
  void aFoldStaysWhenOthersAreAdded() {
    List<MarkedPassage> few = List.of(passage("a", article(1)), passage("b", article(2)));
    List<MarkedPassage> more = new ArrayList<>(few);
    for (int i = 3; i < 30; i++) {
      more.add(passage("later" + i, article(i)));
    }
    int[] before = ArticleGroups.folds(few, FOLDS);
    int[] after = ArticleGroups.folds(more, FOLDS);
    assertThat(Arrays.copyOf(after, 2)).isEqualTo(before);
  }

  @Test
  void oneFoldHoldsAll() {
    assertThat(ArticleGroups.folds(List.of(passage("a", article(1))), 1)).containsExactly(0);
    assertThat(ArticleGroups.folds(List.of(), 5)).isEmpty();
  }
}
