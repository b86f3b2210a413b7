package io.github.unspin.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.languagetool.AnalyzedToken;
import org.languagetool.AnalyzedTokenReadings;
import org.languagetool.synthesis.en.EnglishSynthesizer;
import org.languagetool.tagging.en.EnglishTagger;

/** Inflection of English words, from LanguageTool's dictionaries. Used to make the tables. */
final class Inflections {
  private static final Set<String> NOUN = Set.of("NN", "NNS");
  private static final Set<String> VERB = Set.of("VB", "VBD", "VBG", "VBN", "VBP", "VBZ");
  private static final Set<String> ADJECTIVE = Set.of("JJ", "JJR", "JJS");

  private final EnglishTagger tagger = EnglishTagger.INSTANCE;
  private final EnglishSynthesizer synthesizer = EnglishSynthesizer.INSTANCE;
  private final Map<String, List<Analysis>> cache = new HashMap<>();

  /**
   * One way to read a word.
   *
   * @param lemma its dictionary form
   * @param tag its part of speech and inflection, in the Penn Treebank's tags
   */
  record Analysis(String lemma, String tag) {}

  /** Returns the readings of a word in lower case as noun, verb, adjective or adverb. */
  List<Analysis> analyses(String word) {
    return cache.computeIfAbsent(word, this::compute);
  }

  private List<Analysis> compute(String word) {
    Set<Analysis> out = new LinkedHashSet<>();
    for (AnalyzedTokenReadings readings : tagger.tag(List.of(word))) {
      for (AnalyzedToken token : readings) {
        String tag = token.getPOSTag();
        String lemma = token.getLemma();
        if (tag != null && lemma != null) {
          String plain = tag.startsWith("NN:") ? "NN" : tag;
          if (!inflections(plain).isEmpty() || plain.equals("RB")) {
            out.add(new Analysis(lemma, plain));
          }
        }
      }
    }
    return new ArrayList<>(out);
  }

  /** Returns the tags that a word of this tag can have otherwise. */
  static Set<String> inflections(String tag) {
    for (Set<String> group : List.of(NOUN, VERB, ADJECTIVE)) {
      if (group.contains(tag)) {
        return group;
      }
    }
    return Set.of();
  }

  /** Returns a lemma's form with a tag, or an empty text when it has none. */
  String inflect(String lemma, String tag) {
    if (tag.equals("RB")) {
      return lemma;
    }
    try {
      String pattern = tag.equals("NN") ? "NN|NN:.*" : tag;
      String[] forms = synthesizer.synthesize(new AnalyzedToken(lemma, tag, lemma), pattern, true);
      return forms.length == 0 ? "" : forms[0];
    } catch (IOException e) {
      throw new IllegalStateException("LanguageTool's dictionary cannot be read", e);
    }
  }
}
