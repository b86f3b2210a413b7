package io.github.unspin.review;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a finding in a session. It is made of the finding's words and neighbours, so that it
 * holds when the session is closed and opened again, and when the text was edited elsewhere.
 *
 * @param document the file's {@link ReviewDocument#id}
 * @param key names the finding within the file; letters and digits
 */
public record FindingId(String document, String key) {
  private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,64})-([0-9a-z]{1,64})");

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is no such thing
   */
  public static FindingId of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not the name of a finding: " + text);
    }
    return new FindingId(matcher.group(1), matcher.group(2));
  }

  /** Returns the name as one word, safe in addresses and as an identifier in HTML. */
  @Override
  public String toString() {
    return document + "-" + key;
  }
}
