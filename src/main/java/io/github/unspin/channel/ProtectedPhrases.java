package io.github.unspin.channel;

import io.github.unspin.files.TextFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Words and phrases that the user wants left alone wherever they stand, whatever their case. */
public final class ProtectedPhrases {
  private static final ProtectedPhrases NONE = new ProtectedPhrases(new HashSet<>(), 0);

  private final Set<Long> keys;
  private final int longest;

  private ProtectedPhrases(Set<Long> keys, int longest) {
    this.keys = keys;
    this.longest = longest;
  }

  /** Returns a list without phrases. */
  public static ProtectedPhrases none() {
    return NONE;
  }

  /**
   * Reads phrases from files, one a line; blank lines and lines that start with "#" are passed
   * over.
   *
   * @throws io.github.unspin.files.InputException if a file cannot be read
   */
  public static ProtectedPhrases read(Collection<Path> files) {
    Set<Long> keys = new HashSet<>();
    int longest = 0;
    for (Path file : files) {
      for (String line : TextFile.read(file.toString()).text().lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] tokens = Phrases.tokens(line.strip());
          keys.add(Phrases.key(tokens));
          longest = Math.max(longest, tokens.length);
        }
      }
    }
    return new ProtectedPhrases(keys, longest);
  }

  /** Returns for each token in normal form whether it is part of a protected phrase. */
  public boolean[] mark(String[] normal) {
    boolean[] marked = new boolean[normal.length];
    for (int i = 0; i < normal.length && longest > 0; i++) {
      long key = Phrases.emptyKey();
      for (int j = i; j < Math.min(normal.length, i + longest); j++) {
        key = Phrases.extend(key, normal[j]);
        if (keys.contains(key)) {
          java.util.Arrays.fill(marked, i, j + 1, true);
        }
      }
    }
    return marked;
  }
}
