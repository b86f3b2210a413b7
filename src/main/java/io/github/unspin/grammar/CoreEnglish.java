package io.github.unspin.grammar;

import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.languagetool.AnalyzedSentence;
import org.languagetool.GlobalConfig;
import org.languagetool.Language;
import org.languagetool.UserConfig;
import org.languagetool.chunking.Chunker;
import org.languagetool.language.AmericanEnglish;
import org.languagetool.languagemodel.LanguageModel;
import org.languagetool.rules.CommaWhitespaceRule;
import org.languagetool.rules.DoublePunctuationRule;
import org.languagetool.rules.MultipleWhitespaceRule;
import org.languagetool.rules.Rule;
import org.languagetool.rules.UppercaseSentenceStartRule;
import org.languagetool.rules.en.AvsAnRule;
import org.languagetool.rules.en.EnglishWordRepeatRule;
import org.languagetool.rules.patterns.AbstractPatternRule;
import org.languagetool.rules.spelling.SpellingCheckRule;
import org.languagetool.tagging.disambiguation.AbstractDisambiguator;
import org.languagetool.tagging.disambiguation.Disambiguator;

/**
 * American English with a handful of rules and nothing that is slow to load: no rule files, no
 * chunker, no disambiguator, no speller.
 */
final class CoreEnglish extends AmericanEnglish {
  CoreEnglish() {
    super(false);
  }

  @Override
  public List<Rule> getRelevantRules(
      ResourceBundle messages,
      UserConfig userConfig,
      Language motherTongue,
      List<Language> altLanguages) {
    return List.of(
        new AvsAnRule(messages),
        new EnglishWordRepeatRule(messages, this),
        new UppercaseSentenceStartRule(messages, this),
        new MultipleWhitespaceRule(messages, this),
        new DoublePunctuationRule(messages),
        new CommaWhitespaceRule(messages));
  }

  @Override
  public List<Rule> getRelevantLanguageModelCapableRules(
      ResourceBundle messages,
      @Nullable LanguageModel languageModel,
      GlobalConfig globalConfig,
      UserConfig userConfig,
      Language motherTongue,
      List<Language> altLanguages) {
    return List.of();
  }

  @Override
  public @Nullable SpellingCheckRule createDefaultSpellingRule(ResourceBundle messages) {
    return null;
  }

  @Override
  protected List<AbstractPatternRule> getPatternRules() {
    return List.of();
  }

  @Override
  public List<String> getRuleFileNames() {
    return List.of();
  }

  @Override
  public @Nullable Chunker createDefaultChunker() {
    return null;
  }

  @Override
  public Disambiguator createDefaultDisambiguator() {
    return new AbstractDisambiguator() {
      @Override
      public AnalyzedSentence disambiguate(AnalyzedSentence sentence) {
        return sentence;
      }
    };
  }
}
