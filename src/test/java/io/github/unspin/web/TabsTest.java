package io.github.unspin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When nobody looks any more. */
class TabsTest {
  private long now = 5;
  private final Tabs tabs = new Tabs(() -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void aServerWaitsForItsFirstTab() {
    pass(Duration.ofDays(1));
    assertThat(tabs.isAbandoned()).isFalse();
    assertThat(tabs.wasOpen()).isFalse();
  }

  @Test
  void theLastClosedTabLeavesTimeForALoadAgain() {
    tabs.seen("one");
    tabs.seen("two");
    tabs.closed("one");
    pass(Duration.ofMinutes(5));
    assertThat(tabs.isAbandoned()).isFalse();
    tabs.closed("two");
    pass(Duration.ofSeconds(59));
    assertThat(tabs.isAbandoned()).isFalse();
    tabs.seen("three");
    pass(Duration.ofMinutes(2));
    assertThat(tabs.isAbandoned()).isFalse();
    tabs.closed("three");
    pass(Duration.ofSeconds(61));
    assertThat(tabs.isAbandoned()).isTrue();
  }

  @Test
  void aTabInTheBackgroundMaySleepButNotForever() {
    tabs.seen("one");
    pass(Duration.ofMinutes(29));
    assertThat(tabs.isAbandoned()).isFalse();
    pass(Duration.ofMinutes(2));
    assertThat(tabs.isAbandoned()).isTrue();
  }

  @Test
  void manyNamesTakeNoRoom() {
    tabs.seen("mine");
    for (int i = 0; i < 1000; i++) {
      tabs.seen("tab " + i);
      tabs.closed("mine too");
    }
    pass(Duration.ofMinutes(20));
    tabs.seen("mine");
    pass(Duration.ofMinutes(20));
    assertThat(tabs.isAbandoned()).isFalse();
  }
}
