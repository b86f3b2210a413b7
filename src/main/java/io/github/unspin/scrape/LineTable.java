package io.github.unspin.scrape;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The known lines of page furniture, from {@code boilerplate.tsv}. */
final class LineTable {
  /** How telling a line is of page furniture; the table says what each means. */
  enum Strength {
    SURE,
    LIKELY,
    WEAK
  }

  private static final String RESOURCE = "boilerplate.tsv";

  /** Longer lines are never page furniture, in UTF-16 units. */
  private static final int MAX_LENGTH = 220;

  private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u200B\\uFEFF]+");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,]*[km]?\\b");
  private static final Pattern EDGE_MARKS =
      Pattern.compile("^[^\\p{L}\\p{N}\"'#©]+|[^\\p{L}\\p{N}\"'#]+$");

  private static final Set<String> NETWORKS =
      Set.of(
          "facebook",
          "fb",
          "twitter",
          "pinterest",
          "linkedin",
          "whatsapp",
          "telegram",
          "reddit",
          "tumblr",
          "instagram",
          "youtube",
          "vk",
          "viber",
          "messenger",
          "digg",
          "mix",
          "threads",
          "bluesky",
          "mastodon",
          "flipboard",
          "stumbleupon",
          "odnoklassniki",
          "pocket");

  private static final Set<String> BESIDE_NETWORKS =
      Set.of(
          "x",
          "share",
          "email",
          "e-mail",
          "print",
          "copy",
          "link",
          "hyperlink",
          "url",
          "tweet",
          "pin",
          "it",
          "on",
          "via",
          "google",
          "line",
          "more",
          "extra",
          "follow",
          "us",
          "observe",
          "this",
          "+",
          "|",
          "/",
          "·",
          "•");

  private final Map<String, Strength> lines = new HashMap<>();
  private final Map<String, List<Wildcard>> wildcards = new HashMap<>();

  /** Reads the table that comes with the program. */
  LineTable() {
    try (InputStream in = LineTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its " + RESOURCE);
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String row) {
    if (row.isBlank() || row.startsWith("# ") || row.equals("#")) {
      return;
    }
    int tab = row.indexOf('\t');
    Strength strength = Strength.valueOf(row.substring(0, tab).toUpperCase(Locale.ROOT));
    for (String line : Spintax.expand(row.substring(tab + 1))) {
      if (line.indexOf('*') < 0) {
        lines.merge(line, strength, LineTable::stronger);
      } else {
        boolean mayEnd = line.endsWith("*.");
        String form = mayEnd ? line.substring(0, line.length() - 1) : line;
        Wildcard wildcard = new Wildcard(form.split("\\*", -1), mayEnd, strength);
        wildcards.computeIfAbsent(firstLetters(line), key -> new ArrayList<>()).add(wildcard);
      }
    }
  }

  /** Returns how telling a line is; null for a line that is not in the table. */
  @Nullable Strength strength(String line) {
    if (line.length() > MAX_LENGTH) {
      return null;
    }
    String plain = plain(line);
    if (plain.isEmpty()) {
      return null;
    }
    Strength exact = lines.get(plain);
    if (exact != null) {
      return exact;
    }
    return Stream.concat(
            wildcards.getOrDefault(firstLetters(plain), List.of()).stream()
                .filter(wildcard -> wildcard.fits(plain, line))
                .map(Wildcard::strength),
            networks(plain).stream())
        .min(Strength::compareTo)
        .orElse(null);
  }

  /** A line of nothing but names of social networks. */
  private static Optional<Strength> networks(String plain) {
    int networks = 0;
    for (String word : plain.split(" ", -1)) {
      if (NETWORKS.contains(word)) {
        networks++;
      } else if (!BESIDE_NETWORKS.contains(word)) {
        return Optional.empty();
      }
    }
    if (networks == 0) {
      return Optional.empty();
    }
    return Optional.of(networks > 1 ? Strength.LIKELY : Strength.WEAK);
  }

  private static String plain(String line) {
    String plain = SPACE.matcher(line.toLowerCase(Locale.ROOT)).replaceAll(" ");
    plain = plain.replace('’', '\'').replace('‘', '\'').replace('“', '"').replace('”', '"');
    plain = EDGE_MARKS.matcher(plain).replaceAll("");
    return NUMBER.matcher(plain).replaceAll("#");
  }

  private static String firstLetters(String line) {
    return line.substring(0, Math.min(2, line.length()));
  }

  private static Strength stronger(Strength one, Strength other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /**
   * A line with gaps.
   *
   * @param mayEnd whether what fills the only gap may end a sentence
   */
  private record Wildcard(String[] parts, boolean mayEnd, Strength strength) {
    boolean fits(String plain, String line) {
      if (!plain.startsWith(parts[0])) {
        return false;
      }
      int at = parts[0].length();
      for (int i = 1; i < parts.length; i++) {
        String part = parts[i];
        if (part.isEmpty() && i == parts.length - 1) {
          return parts.length > 2 || mayEnd || !endsSentence(line);
        }
        int found = plain.indexOf(part, at);
        if (found < 0) {
          return false;
        }
        at = found + part.length();
      }
      return at == plain.length();
    }

    private static boolean endsSentence(String line) {
      return line.stripTrailing().endsWith(".") && !line.contains(":");
    }
  }
}
