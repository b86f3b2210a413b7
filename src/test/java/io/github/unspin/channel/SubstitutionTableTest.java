package io.github.unspin.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubstitutionTableTest {
  private final SubstitutionTable.Builder builder = new SubstitutionTable.Builder();

  private void add(String spun, String original, PairKind kind, Family family, float count) {
    builder.add(spun, original, kind, family, count, count / 2, count / 4, 1);
  }

  private List<Pair> find(String spun) {
    return builder.build().find(Phrases.key(Phrases.tokens(spun)));
  }

  @Test
  void curlyAndStraightApostrophesAreOne() {
    add("it is", "it's", PairKind.OBSERVED, Family.A, 8);
    add("it is", "it\u2019s", PairKind.OBSERVED, Family.A, 4);
    assertThat(find("it is")).hasSize(1);
    assertThat(find("it is").get(0).original()).isEqualTo("it's");
    assertThat(find("it is").get(0).count()).isEqualTo(12);
  }

  @Test
  void findsAPhraseHoweverItIsWritten() {
    add("within the", "in the", PairKind.OBSERVED, Family.A, 8);

    assertThat(find("Within  THE")).extracting(Pair::original).containsExactly("in the");
    assertThat(find("within")).isEmpty();
    assertThat(find("the within")).isEmpty();
  }

  @Test
  void addsUpSightingsOfOnePair() {
    add("newest", "latest", PairKind.OBSERVED, Family.A, 8);
    add("Newest", "latest", PairKind.OBSERVED, Family.A, 4);
    add("newest", "latest", PairKind.OBSERVED, Family.B, 2);

    assertThat(find("newest")).hasSize(1);
    Pair pair = find("newest").get(0);
    assertThat(pair.spun()).isEqualTo("newest");
    assertThat(pair.count(Family.A)).isEqualTo(12);
    assertThat(pair.count(Family.B)).isEqualTo(2);
    assertThat(pair.count(Family.C)).isZero();
    assertThat(pair.count()).isEqualTo(14);
    assertThat(pair.articles()).isEqualTo(7);
    assertThat(pair.verified()).isEqualTo(3.5f);
    assertThat(pair.capitalised()).isEqualTo(3);
  }

  @Test
  void keepsOriginalsApart() {
    add("newest", "latest", PairKind.OBSERVED, Family.A, 8);
    add("newest", "most recent", PairKind.OBSERVED, Family.A, 4);
    add("newest", "Latest", PairKind.OBSERVED, Family.A, 1);

    assertThat(find("newest"))
        .extracting(Pair::original)
        .containsExactly("latest", "most recent", "Latest");
    assertThat(builder.build().pairs()).hasSize(3);
  }

  @Test
  void aSurerWayToKnowAPairReplacesAWeakerOne() {
    add("folks", "people", PairKind.INFLECTED, Family.A, 1);
    add("folks", "people", PairKind.OBSERVED, Family.A, 8);

    assertThat(find("folks")).hasSize(1);
    assertThat(find("folks").get(0).kind()).isEqualTo(PairKind.OBSERVED);
    assertThat(find("folks").get(0).count()).isEqualTo(8);
  }

  @Test
  void aWeakerWayToKnowAPairAddsNothing() {
    add("folks", "people", PairKind.OBSERVED, Family.A, 8);
    add("folks", "people", PairKind.INFLECTED, Family.A, 100);

    assertThat(find("folks")).hasSize(1);
    assertThat(find("folks").get(0).kind()).isEqualTo(PairKind.OBSERVED);
    assertThat(find("folks").get(0).count()).isEqualTo(8);
  }

  @Test
  void sightingsAddToAUsersOwnRow() {
    add("folks", "people", PairKind.USER, Family.A, 40);
    add("folks", "people", PairKind.OBSERVED, Family.A, 8);

    assertThat(find("folks").get(0).kind()).isEqualTo(PairKind.USER);
    assertThat(find("folks").get(0).count()).isEqualTo(48);
  }

  @Test
  void leavesOutWhatItCannotHold() {
    add("", "in", PairKind.OBSERVED, Family.A, 1);
    add("within", " ", PairKind.OBSERVED, Family.A, 1);
    add("one two three four five six seven eight nine", "1 to 9", PairKind.OBSERVED, Family.A, 1);
    add("one two three four five six seven eight", "1 to 8", PairKind.OBSERVED, Family.A, 1);

    assertThat(builder.build().pairs()).extracting(Pair::original).containsExactly("1 to 8");
    assertThat(builder.build().edits(Family.A)).isEqualTo(1);
  }

  @Test
  void countsTheSubstitutionsSeenOfAFamily() {
    add("folks", "people", PairKind.OBSERVED, Family.A, 8);
    add("newest", "latest", PairKind.OBSERVED, Family.A, 4);
    add("gals", "women", PairKind.OBSERVED, Family.C, 2);
    add("lady", "woman", PairKind.INFLECTED, Family.A, 100);

    SubstitutionTable table = builder.build();

    assertThat(table.edits(Family.A)).isEqualTo(12);
    assertThat(table.edits(Family.C)).isEqualTo(2);
    assertThat(table.edits(Family.B)).isZero();
  }

  @Test
  void addsUpKeptAndReplacedWords() {
    builder.addWord("the", 100, 1).addWord("the", 50, 2).addWord("city", 0, 7);

    SubstitutionTable table = builder.build();

    assertThat(table.word("the")).isEqualTo(new SubstitutionTable.WordCounts(150, 3));
    assertThat(table.word("city")).isEqualTo(new SubstitutionTable.WordCounts(0, 7));
    assertThat(table.word("nonesuch")).isEqualTo(new SubstitutionTable.WordCounts(0, 0));
    assertThat(table.tokens()).isEqualTo(160);
  }

  @Test
  void pairsFoundCannotBeChanged() {
    add("folks", "people", PairKind.OBSERVED, Family.A, 8);
    List<Pair> pairs = find("folks");

    assertThatThrownBy(() -> pairs.remove(0)).isInstanceOf(UnsupportedOperationException.class);
  }
}
