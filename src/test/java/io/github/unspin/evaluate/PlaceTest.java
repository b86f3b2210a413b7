package io.github.unspin.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Edit;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {
  private static final MarkedPassage PASSAGE =
      MarkedPassage.parse("test", "The {{newest|latest}} {{metropolis|city}} corridor fell.");

  @Test
  void judgesTogetherWhatOverlaps() {
    Edit both = new Edit(4, 21, "latest city");
    Edit own = new Edit(22, 30, "hall");
    List<Place> places = Place.of(PASSAGE, List.of(both, own));
    assertThat(places).hasSize(2);
    assertThat(places.get(0).spans()).isEqualTo(PASSAGE.spans());
    assertThat(places.get(0).edits()).containsExactly(both);
    assertThat(places.get(0).accepted()).isTrue();
    assertThat(places.get(1).spans()).isEmpty();
    assertThat(places.get(1).accepted()).as("the author's own word").isFalse();
  }

  @Test
  void keepsApartWhatOnlyTouches() {
    List<Place> places = Place.of(PASSAGE, List.of(new Edit(11, 21, "town")));
    assertThat(places).extracting(Place::start).containsExactly(4, 11);
    assertThat(places).extracting(Place::accepted).containsExactly(false, false);
    assertThat(places.get(0).edits()).isEmpty();
    assertThat(places.get(1).restored(PASSAGE)).isEqualTo("town");
    assertThat(places.get(1).alone(PASSAGE).original()).isEqualTo("city");
    assertThat(Place.of(MarkedPassage.parse("none", "Nothing."), List.of())).isEmpty();
  }
}
