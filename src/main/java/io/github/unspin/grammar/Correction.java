package io.github.unspin.grammar;

import java.util.List;

/**
 * What a grammar rule has to say about a place.
 *
 * @param start first UTF-16 code unit of the place in the checked text
 * @param end end of the place, exclusive
 * @param rule LanguageTool's name of the rule
 * @param replacements proposals, best first
 * @param message one sentence for a person
 */
record Correction(int start, int end, String rule, List<String> replacements, String message) {
  static final String ARTICLE = "EN_A_VS_AN";
  static final String REPEATED_WORD = "ENGLISH_WORD_REPEAT_RULE";
  static final String SENTENCE_START = "UPPERCASE_SENTENCE_START";
  static final String SPACES = "WHITESPACE_RULE";
  static final String DOUBLE_PUNCTUATION = "DOUBLE_PUNCTUATION";
  static final String SPACE_BEFORE_COMMA = "COMMA_PARENTHESIS_WHITESPACE";

  Correction {
    replacements = List.copyOf(replacements);
  }
}
