package io.github.unspin.scrape;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds characters that were written as UTF-8 and read as windows-1252, once or more often: {@code
 * â€œ} for a quotation mark, {@code Ã©} for é. Only what turns into one character of ordinary
 * English typography when the mistake is undone exactly counts; everything else stays.
 */
public final class MojibakeFinder {
  private static final double CONFIDENCE = 0.99;
  private static final int MOST_ROUNDS = 3;

  /** The octets that windows-1252 has no character for; a step of double damage. */
  private static final String LACKING = "\u0081\u008D\u008F\u0090\u009D";

  /** Characters that may just stand behind an accented capital at the end of a word. */
  private static final String BEHIND_WORDS = "‘’“”–—…";

  private final Charset windows1252 = Charset.forName("windows-1252");
  private final Map<Character, Integer> roman = octets("x-MacRoman");
  private final Map<Character, Integer> cyrillic = octets("windows-1251");

  /** Returns the findings, sorted by place; neighbouring damage is one finding. */
  public List<Finding> find(String text) {
    List<Finding> findings = new ArrayList<>();
    boolean isSure = false;
    for (int at = 0; at < text.length(); ) {
      StringBuilder repaired = new StringBuilder();
      int end = repair(text, at, repaired);
      if (end == at) {
        end = repairOthers(text, at, repaired);
      }
      if (end == at) {
        at++;
        continue;
      }
      isSure |= end > at + 2 || BEHIND_WORDS.indexOf(text.charAt(at + 1)) < 0;
      findings.add(
          new Finding(
              at,
              end,
              text.substring(at, end),
              FindingKind.ENCODING,
              CONFIDENCE,
              true,
              List.of(new Suggestion(again(repaired.toString()), CONFIDENCE)),
              "These characters went through a wrong charset."));
      at = end;
    }
    return isSure ? findings : List.of();
  }

  /**
   * Repairs typographic marks that were read as Mac OS Roman ({@code ‚Äô}) or as windows-1251
   * ({@code вЂ™}), and letters read as the former ({@code √©}), and returns where that ends.
   */
  private int repairOthers(String text, int start, StringBuilder repaired) {
    char first = text.charAt(start);
    Map<Character, Integer> octets = first == 'в' ? cyrillic : roman;
    int lead = first == 'в' || first == '‚' || first == '√' ? octets.getOrDefault(first, 0) : 0;
    int length = sequenceLength(lead);
    if (length < 2 || start + length > text.length()) {
      return start;
    }
    int codePoint = lead & (0xFF >> (length + 1));
    for (int i = 1; i < length; i++) {
      int octet = octets.getOrDefault(text.charAt(start + i), 0);
      if ((octet & 0xC0) != 0x80) {
        return start;
      }
      codePoint = codePoint << 6 | octet & 0x3F;
    }
    boolean isMark = codePoint >= 0x2010 && codePoint <= 0x2026;
    boolean isLetter = codePoint >= 0xC0 && codePoint <= 0xFF;
    if (!isMark && !isLetter) {
      return start;
    }
    repaired.appendCodePoint(codePoint);
    return start + length;
  }

  private static Map<Character, Integer> octets(String charset) {
    Map<Character, Integer> octets = new HashMap<>();
    if (Charset.isSupported(charset)) {
      for (int octet = 0x80; octet <= 0xFF; octet++) {
        String character = new String(new byte[] {(byte) octet}, Charset.forName(charset));
        octets.put(character.charAt(0), octet);
      }
    }
    return octets;
  }

  /** Repairs as many characters in a row as possible and returns where that ends. */
  private int repair(String text, int start, StringBuilder repaired) {
    int at = start;
    while (at < text.length()) {
      int length = sequenceLength(octet(text.charAt(at)));
      int codePoint = length == 0 ? -1 : decode(text, at, length);
      if (codePoint < 0 || !isPlausible(codePoint)) {
        break;
      }
      repaired.appendCodePoint(codePoint);
      at += length;
    }
    return at;
  }

  /** Repairs text that went through the mistake more than once. */
  private String again(String once) {
    String text = once;
    for (int round = 1; round < MOST_ROUNDS; round++) {
      StringBuilder out = new StringBuilder();
      for (int at = 0; at < text.length(); ) {
        int end = repair(text, at, out);
        if (end == at) {
          out.append(text.charAt(at++));
        }
        at = Math.max(at, end);
      }
      text = out.toString();
    }
    return text;
  }

  /** Number of octets of the UTF-8 sequence that this one opens; 0 if it opens none. */
  private static int sequenceLength(int octet) {
    if (octet >= 0xC2 && octet <= 0xDF) {
      return 2;
    } else if (octet >= 0xE0 && octet <= 0xEF) {
      return 3;
    } else if (octet >= 0xF0 && octet <= 0xF4) {
      return 4;
    }
    return 0;
  }

  /** Decodes one UTF-8 sequence whose octets were read as windows-1252; -1 if it is none. */
  private int decode(String text, int at, int length) {
    if (at + length > text.length()) {
      return -1;
    }
    int codePoint = octet(text.charAt(at)) & (0xFF >> (length + 1));
    for (int i = 1; i < length; i++) {
      int octet = octet(text.charAt(at + i));
      if ((octet & 0xC0) != 0x80) {
        return -1;
      }
      codePoint = codePoint << 6 | octet & 0x3F;
    }
    int least = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    return codePoint >= least && codePoint <= Character.MAX_CODE_POINT ? codePoint : -1;
  }

  /** The octet that windows-1252 (as web browsers read it) turns into this character, or -1. */
  private int octet(char c) {
    if (c < 0xA0) {
      return c; // among them the controls that stand for the octets which the charset lacks
    }
    if (c <= 0xFF) {
      return c;
    }
    byte[] bytes = String.valueOf(c).getBytes(windows1252);
    return bytes.length == 1 && bytes[0] != '?' ? bytes[0] & 0xFF : -1;
  }

  /** Characters that English texts have; "É”" must not become an African letter. */
  private static boolean isPlausible(int codePoint) {
    return codePoint >= 0x80 && codePoint < 0xA0 && LACKING.indexOf(codePoint) >= 0
        || codePoint >= 0xA0 && codePoint <= 0x17F // accented letters and signs
        || codePoint == 0x192 // as a step of double damage
        || codePoint >= 0x2C6 && codePoint <= 0x2DC // the same
        || codePoint >= 0x2000 && codePoint <= 0x206F // dashes, quotes, dots
        || codePoint >= 0x20A0 && codePoint <= 0x20BF // currencies
        || codePoint >= 0x2100 && codePoint <= 0x22FF // letter-like signs, arrows, operators
        || codePoint >= 0x25A0 && codePoint <= 0x27BF // shapes and ornaments
        || codePoint == 0xFE0F
        || codePoint == 0xFEFF
        || codePoint >= 0x1F000 && codePoint <= 0x1FAFF; // pictures
  }
}
