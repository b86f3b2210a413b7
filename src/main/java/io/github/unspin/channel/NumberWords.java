package io.github.unspin.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers in digits and in words, which spinners exchange both ways. */
public final class NumberWords {
  private static final String[] UNITS = {
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen"
  };
  private static final String[] TENS = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
  };
  private static final String[] ORDINALS = {
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth"
  };

  private static final Map<String, String> CARDINAL_DIGITS = new HashMap<>();
  private static final Map<String, String> ORDINAL_DIGITS = new HashMap<>();

  static {
    for (int i = 0; i < 100; i++) {
      CARDINAL_DIGITS.put(cardinal(i), Integer.toString(i));
      CARDINAL_DIGITS.put(cardinal(i).replace('-', ' '), Integer.toString(i));
      ORDINAL_DIGITS.put(ordinal(i), i + suffix(i));
      ORDINAL_DIGITS.put(ordinal(i).replace('-', ' '), i + suffix(i));
    }
    for (int i = 100; i < 1000; i += 100) {
      CARDINAL_DIGITS.put(UNITS[i / 100] + " hundred", Integer.toString(i));
    }
    ORDINAL_DIGITS.put("hundredth", "100th");
    ORDINAL_DIGITS.put("two hundredth", "200th");
    ORDINAL_DIGITS.put("thousandth", "1,000th");
  }

  private NumberWords() {}

  /**
   * Returns other spellings of a number: "5" of "five", "fiftieth" of "50th"; empty for a phrase
   * that is no number below 1000.
   *
   * @param phrase tokens in normal form, separated by blanks (hyphens may be tokens)
   */
  public static List<String> otherSpellings(String phrase) {
    List<String> out = new ArrayList<>(2);
    String plain = phrase.replace(" - ", "-");
    String digits = CARDINAL_DIGITS.get(plain);
    if (digits != null) {
      out.add(digits);
    }
    digits = ORDINAL_DIGITS.get(plain);
    if (digits != null) {
      out.add(digits);
    }
    char first = plain.charAt(0);
    if (first >= '0' && first <= '9' && plain.length() <= 5) {
      int end = 0;
      while (end < plain.length() && Character.isDigit(plain.charAt(end))) {
        end++;
      }
      String rest = plain.substring(end).toLowerCase(Locale.ROOT);
      if (end <= 2 && (first != '0' || plain.length() == 1)) {
        int value = Integer.parseInt(plain.substring(0, end));
        if (rest.isEmpty()) {
          out.add(cardinal(value));
        } else if (rest.equals(suffix(value))) {
          out.add(ordinal(value));
        }
      }
    }
    return out;
  }

  private static String cardinal(int value) {
    if (value < 20) {
      return UNITS[value];
    }
    return TENS[value / 10] + (value % 10 == 0 ? "" : "-" + UNITS[value % 10]);
  }

  private static String ordinal(int value) {
    if (value < 20) {
      return ORDINALS[value];
    }
    String tens = TENS[value / 10];
    return value % 10 == 0
        ? tens.substring(0, tens.length() - 1) + "ieth"
        : tens + "-" + ORDINALS[value % 10];
  }

  private static String suffix(int value) {
    int last = value % 10;
    if (value / 10 % 10 == 1 || last == 0 || last > 3) {
      return "th";
    }
    return last == 1 ? "st" : last == 2 ? "nd" : "rd";
  }
}
