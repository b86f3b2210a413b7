package io.github.unspin.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Which tabs show the page. A tab that is open says so every few seconds, one in the background
 * less often, and one that closes says goodbye, unless its browser dies.
 */
final class Tabs {
  /** How long to wait after the last goodbye: a page that is loaded again says it too. */
  static final Duration GRACE = Duration.ofSeconds(60);

  /** How long a tab may be silent. Browsers put tabs in the background to sleep for minutes. */
  static final Duration SILENCE = Duration.ofMinutes(30);

  /** Most tabs that are told apart. */
  private static final int MOST = 100;

  private final LongSupplier nanoTime;
  private final Map<String, Long> lastSeen = new HashMap<>();
  private long lastChange;
  private boolean wasOpen;

  Tabs(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    lastChange = nanoTime.getAsLong();
  }

  synchronized void seen(String tab) {
    long now = nanoTime.getAsLong();
    if (lastSeen.size() < MOST || lastSeen.containsKey(tab)) {
      lastSeen.put(tab, now);
    }
    lastChange = now;
    wasOpen = true;
  }

  synchronized void closed(String tab) {
    lastSeen.remove(tab);
    lastChange = nanoTime.getAsLong();
  }

  /** Whether any tab was ever there. */
  synchronized boolean wasOpen() {
    return wasOpen;
  }

  /** Whether nobody looks at the page any more. */
  synchronized boolean isAbandoned() {
    if (!wasOpen) {
      return false; // somebody may still be on the way; the terminal can end it
    }
    long now = nanoTime.getAsLong();
    lastSeen.values().removeIf(seen -> now - seen > SILENCE.toNanos());
    return lastSeen.isEmpty() && now - lastChange > GRACE.toNanos();
  }
}
