package io.github.unspin.review;

import io.github.unspin.channel.Phrases;
import io.github.unspin.memory.FindingKey;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** Makes findings of a report ready for review: names, lines, sentences. */
final class Findings {
  private Findings() {}

  static List<ReviewFinding> of(String document, Report report) {
    TokenizedText text = new Tokenizer().tokenize(report.text());
    List<Finding> findings = report.findings();
    List<FindingKey> keys = FindingKey.of(text, findings);
    List<ReviewFinding> out = new ArrayList<>(findings.size());
    int sentence = 0;
    int line = 1;
    int counted = 0;
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      while (counted < finding.start()) {
        line += report.text().charAt(counted++) == '\n' ? 1 : 0;
      }
      while (sentence + 1 < text.sentences()
          && text.start(text.sentenceStart(sentence + 1)) <= finding.start()) {
        sentence++;
      }
      int start = finding.start();
      int end = finding.end();
      if (text.sentences() > 0) {
        start = Math.min(start, text.start(text.sentenceStart(sentence)));
        end = Math.max(end, text.end(text.sentenceEnd(sentence) - 1));
      }
      out.add(
          new ReviewFinding(
              new FindingId(document, keys.get(i).digest()),
              i + 1,
              finding,
              keys.get(i),
              alike(finding),
              isName(finding, start, report.text()),
              line,
              start,
              end));
    }
    return out;
  }

  private static String alike(Finding finding) {
    String words = String.join(" ", Phrases.tokens(finding.text()));
    return finding.kind().label() + ":" + (words.isEmpty() ? finding.text() : words);
  }

  /** Two capitalised words, or one that does not stand at the start of its sentence. */
  private static boolean isName(Finding finding, int sentenceStart, String text) {
    if (finding.kind() != FindingKind.SUBSTITUTION) {
      return false;
    }
    int capitals = 0;
    boolean inWord = false;
    for (int i = finding.start(); i < finding.end(); i++) {
      boolean letter = Character.isLetterOrDigit(text.charAt(i));
      capitals += letter && !inWord && Character.isUpperCase(text.charAt(i)) ? 1 : 0;
      inWord = letter;
    }
    boolean opens =
        text.substring(sentenceStart, finding.start())
            .chars()
            .noneMatch(Character::isLetterOrDigit);
    return capitals > (opens ? 1 : 0);
  }
}
