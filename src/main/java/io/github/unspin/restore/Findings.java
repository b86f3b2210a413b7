package io.github.unspin.restore;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns posteriors into findings: of all ways to cut a sentence into kept words and replaced
 * places, the one whose parts are right most often in expectation (minimum Bayes risk decoding,
 * Kumar and Byrne 2004, with the number of words put right as gain).
 */
final class Findings {
  private static final int MOST_SUGGESTIONS = 8;
  static final double FLAGGED = 0.5;
  private static final double LEAST_CONFIDENCE = 0.02;

  private final double minimumConfidence;
  private final Confidence detection;
  private final Confidence restoration;

  /**
   * @param minimumConfidence a suggestion at least this likely is applied
   * @param detection what the posterior of a replaced place means
   * @param restoration what the posterior of a replacement means
   */
  Findings(double minimumConfidence, Confidence detection, Confidence restoration) {
    this.minimumConfidence = minimumConfidence;
    this.detection = detection;
    this.restoration = restoration;
  }

  List<Finding> of(DocumentView view, SentencePosterior sentence) {
    List<Finding> out = new ArrayList<>();
    int length = sentence.kept().length;
    double[] best = new double[length + 1];
    Reading[] chosen = new Reading[length + 1];
    List<List<Reading>> ending = new ArrayList<>();
    for (int i = 0; i <= length; i++) {
      ending.add(new ArrayList<>(2));
    }
    for (Reading reading : sentence.readings()) {
      ending.get(reading.to() - sentence.start()).add(reading);
    }
    for (int i = 1; i <= length; i++) {
      best[i] = best[i - 1] + sentence.kept()[i - 1];
      for (Reading reading : ending.get(i)) {
        int from = reading.from() - sentence.start();
        double value = best[from] + reading.posterior() * (i - from);
        if (value > best[i]) {
          best[i] = value;
          chosen[i] = reading;
        }
      }
    }
    for (int i = length; i > 0; ) {
      Reading reading = chosen[i];
      if (reading == null) {
        i--;
      } else {
        boolean free = chosen[reading.from() - sentence.start()] == null;
        Finding finding = finding(view, sentence, reading, free);
        if (finding.confidence() >= FLAGGED) {
          out.add(finding);
        }
        i = reading.from() - sentence.start();
      }
    }
    out.sort(Comparator.comparingInt(Finding::start));
    return out;
  }

  /**
   * @param free whether the token before the reading stays as it is
   */
  private Finding finding(
      DocumentView view, SentencePosterior sentence, Reading chosen, boolean free) {
    // "couldn't": what is put in the place of "n't" needs a blank before it, so "could" is shown
    // too
    boolean clitic = chosen.from() > sentence.start() && view.text.isClitic(chosen.from());
    int start = view.text.start(clitic && free ? chosen.from() - 1 : chosen.from());
    int end = view.text.end(chosen.to() - 1);
    Map<String, Double> texts = new LinkedHashMap<>();
    double kept = 0;
    for (int i = chosen.from(); i < chosen.to(); i++) {
      kept += sentence.kept()[i - sentence.start()];
    }
    kept /= chosen.to() - chosen.from();
    for (Reading reading : sentence.readings()) {
      if (reading.from() >= chosen.from() && reading.to() <= chosen.to()) {
        boolean blank =
            view.text.isClitic(reading.from())
                && Character.isLetter(reading.replacement().charAt(0))
                && !isClitic(reading.replacement());
        String before = view.text.text().substring(start, view.text.start(reading.from()));
        String text =
            (blank ? uncontracted(before) : before)
                + (blank ? " " : "")
                + reading.replacement()
                + view.text.text().substring(view.text.end(reading.to() - 1), end);
        texts.merge(text, reading.posterior(), Double::sum);
      }
    }
    List<Suggestion> suggestions =
        texts.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .filter(e -> e.getValue() >= LEAST_CONFIDENCE)
            .limit(MOST_SUGGESTIONS)
            .map(e -> new Suggestion(e.getKey(), restoration.of(Math.min(1, e.getValue()))))
            .toList();
    double confidence = detection.of(Math.max(0, Math.min(1, 1 - kept)));
    boolean applied =
        !suggestions.isEmpty() && suggestions.get(0).confidence() >= minimumConfidence;
    String text = view.text.text().substring(start, end);
    return new Finding(
        start,
        end,
        text,
        FindingKind.SUBSTITUTION,
        confidence,
        applied,
        suggestions,
        message(text, suggestions));
  }

  /** Returns the whole verb of "ca|n't", "wo|n't" and "sha|n't". */
  private static String uncontracted(String verb) {
    return switch (verb.toLowerCase(Locale.ROOT)) {
      case "ca" -> verb + "n";
      case "wo" -> verb.charAt(0) + "ill";
      case "sha" -> verb + "ll";
      default -> verb;
    };
  }

  private static boolean isClitic(String replacement) {
    return replacement.startsWith("n't") || replacement.startsWith("n\u2019t");
  }

  static String message(String text, List<Suggestion> suggestions) {
    if (suggestions.isEmpty()) {
      return "A spinner may have put \u201C" + text + "\u201D here.";
    }
    if (suggestions.size() > 1
        && suggestions.get(1).confidence() > 0.7 * suggestions.get(0).confidence()) {
      return "Spinners write \u201C"
          + text
          + "\u201D for both \u201C"
          + suggestions.get(0).text()
          + "\u201D and \u201C"
          + suggestions.get(1).text()
          + "\u201D; the context does not settle which.";
    }
    return "Spinners write \u201C"
        + text
        + "\u201D for \u201C"
        + suggestions.get(0).text()
        + "\u201D.";
  }
}
