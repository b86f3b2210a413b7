package io.github.unspin.memory;

import io.github.unspin.channel.Phrases;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a finding is known by when its text may have been edited meanwhile: its own words and the
 * words around it, not its offsets.
 *
 * @param kind what the finding is about
 * @param words the found text as it stands
 * @param before up to {@link #WIDTH} tokens before it in normal form, in the order of the text
 * @param after up to {@link #WIDTH} tokens after it in normal form, in the order of the text
 * @param occurrence how many findings before it in the text have the same kind, words and nearest
 *     neighbours
 */
public record FindingKey(
    FindingKind kind, String words, List<String> before, List<String> after, int occurrence) {
  /** Most tokens that are remembered on either side. */
  public static final int WIDTH = 6;

  /** Tokens on either side that make the digest; few, so that most edits leave it alone. */
  private static final int NEAR = 3;

  private static final int DIGEST_BYTES = 8;

  /** Copies the lists. */
  public FindingKey {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * Returns the keys of findings, in their order.
   *
   * @param text the text of the findings
   */
  public static List<FindingKey> of(String text, List<Finding> findings) {
    if (findings.isEmpty()) {
      return List.of();
    }
    return of(new Tokenizer().tokenize(text), findings);
  }

  /**
   * Returns the keys of findings, in their order.
   *
   * @param text the text of the findings
   * @param findings sorted by place
   */
  public static List<FindingKey> of(TokenizedText text, List<Finding> findings) {
    List<FindingKey> out = new ArrayList<>(findings.size());
    Map<String, Integer> seen = new HashMap<>();
    for (Finding finding : findings) {
      int first = firstEndingAfter(text, finding.start());
      int next = firstStartingFrom(text, finding.end());
      List<String> before = normal(text, Math.max(0, first - WIDTH), first);
      List<String> after = normal(text, next, Math.min(text.size(), next + WIDTH));
      FindingKey key = new FindingKey(finding.kind(), finding.text(), before, after, 0);
      int occurrence = seen.merge(key.digest(), 1, Integer::sum) - 1;
      out.add(occurrence == 0 ? key : key.at(occurrence));
    }
    return out;
  }

  private FindingKey at(int nth) {
    return new FindingKey(kind, words, before, after, nth);
  }

  /** Returns the first token that ends after a place. */
  private static int firstEndingAfter(TokenizedText text, int place) {
    int low = 0;
    int high = text.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (text.end(middle) <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the first token that starts at a place or after it. */
  private static int firstStartingFrom(TokenizedText text, int place) {
    int low = 0;
    int high = text.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (text.start(middle) < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static List<String> normal(TokenizedText text, int from, int to) {
    List<String> out = new ArrayList<>(Math.max(0, to - from));
    for (int i = from; i < to; i++) {
      out.add(Phrases.normal(text.string(i)));
    }
    return out;
  }

  /**
   * Returns a short name in hexadecimal, the same wherever and whenever the same words stand among
   * the same nearest neighbours for the same time.
   */
  public String digest() {
    MessageDigest sha;
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
    String parts =
        String.join(
            "\u0000",
            kind.name(),
            words,
            String.join("\u0001", before.subList(Math.max(0, before.size() - NEAR), before.size())),
            String.join("\u0001", after.subList(0, Math.min(NEAR, after.size()))),
            Integer.toString(occurrence));
    byte[] hash = sha.digest(parts.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
  }

  /**
   * Returns how much of the neighbours is the same, from 0 to 1; 0 when the words or the kind
   * differ. Words put in, taken out or changed among the neighbours cost only themselves. Where one
   * side is the same, up to the border of the text if that is near, it is at least a half.
   */
  public double similarity(FindingKey other) {
    if (kind != other.kind || !words.equals(other.words)) {
      return 0;
    }
    int longest =
        Math.max(before.size(), other.before.size()) + Math.max(after.size(), other.after.size());
    if (longest == 0) {
      return 1;
    }
    double share = (double) (common(before, other.before) + common(after, other.after)) / longest;
    boolean hasSide = before.equals(other.before) || after.equals(other.after);
    return hasSide ? Math.max(0.5, share) : share;
  }

  /** Returns the length of the longest common subsequence. */
  private static int common(List<String> a, List<String> b) {
    int[] row = new int[b.size() + 1];
    for (String each : a) {
      int diagonal = 0;
      for (int j = 1; j <= b.size(); j++) {
        int above = row[j];
        row[j] = each.equals(b.get(j - 1)) ? diagonal + 1 : Math.max(above, row[j - 1]);
        diagonal = above;
      }
    }
    return row[b.size()];
  }
}
