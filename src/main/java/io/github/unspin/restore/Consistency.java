package io.github.unspin.restore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One sense per document (Gale, Church and Yarowsky 1992): a spun phrase that stands in a document
 * several times mostly stands for the same original. Each place's choice among originals is drawn
 * towards what its other places say; how likely the place is to be spun at all stays.
 *
 * <p>One name per document: where a name of several words is restored in some places and the
 * document writes acronyms with full stops ("U.S."), an acronym without them that may stand for the
 * name ("the US" beside "the USA") is likelier to do so.
 */
final class Consistency {
  private static final double STRENGTH = 0.3;
  private static final double NAME_STRENGTH = 20;
  private static final double FLOOR = 0.05;

  private Consistency() {}

  /** The readings of one place, by sentence and index. */
  private record Place(int sentence, List<Integer> readings) {}

  /** Returns the posteriors with the choices of like places drawn together. */
  static List<SentencePosterior> harmonise(DocumentView view, List<SentencePosterior> sentences) {
    Map<String, List<Place>> places = new HashMap<>();
    for (int s = 0; s < sentences.size(); s++) {
      collect(view, s, sentences.get(s).readings(), places);
    }
    List<List<Reading>> changed = new ArrayList<>();
    for (SentencePosterior sentence : sentences) {
      changed.add(new ArrayList<>(sentence.readings()));
    }
    for (List<Place> same : places.values()) {
      if (same.size() > 1) {
        drawTogether(sentences, same, changed);
      }
    }
    Map<String, Double> names = names(changed);
    List<SentencePosterior> out = new ArrayList<>();
    for (int s = 0; s < sentences.size(); s++) {
      SentencePosterior sentence = sentences.get(s);
      out.add(
          favourNames(
              view,
              new SentencePosterior(sentence.start(), sentence.kept(), changed.get(s)),
              names));
    }
    return out;
  }

  /** Returns for each name of several words how often, in expectation, it is restored. */
  private static Map<String, Double> names(List<List<Reading>> sentences) {
    Map<String, Double> names = new HashMap<>();
    for (List<Reading> readings : sentences) {
      for (Reading reading : readings) {
        if (isName(reading.replacement())) {
          names.merge(reading.replacement(), reading.posterior(), Double::sum);
        }
      }
    }
    return names;
  }

  /** Returns whether a token is an acronym that the document writes with full stops elsewhere. */
  private static boolean isUndotted(DocumentView view, int token) {
    String acronym = view.text.string(token);
    boolean capitals = acronym.chars().allMatch(Character::isUpperCase);
    String dotted = String.join(".", view.normal[token].split("")) + ".";
    return capitals && acronym.length() > 1 && view.count(dotted) > 0;
  }

  private static boolean isName(String replacement) {
    int blank = replacement.lastIndexOf(' ');
    return blank > 0
        && Character.isUpperCase(replacement.charAt(0))
        && Character.isUpperCase(replacement.charAt(blank + 1));
  }

  private static SentencePosterior favourNames(
      DocumentView view, SentencePosterior sentence, Map<String, Double> names) {
    double[] kept = sentence.kept().clone();
    List<Reading> readings = new ArrayList<>(sentence.readings());
    for (int r = 0; r < readings.size(); r++) {
      Reading name = readings.get(r);
      double old = name.posterior();
      double elsewhere = names.getOrDefault(name.replacement(), old) - old;
      if (elsewhere < 1 || old <= 0 || old >= 1 || !isUndotted(view, name.to() - 1)) {
        continue;
      }
      double odds = old / (1 - old) * (1 + NAME_STRENGTH * elsewhere);
      double now = odds / (1 + odds);
      double rest = (1 - now) / (1 - old);
      for (int i = name.from(); i < name.to(); i++) {
        kept[i - sentence.start()] *= rest;
      }
      readings.replaceAll(
          other ->
              other.from() < name.to() && name.from() < other.to()
                  ? other.withPosterior(other.posterior() * rest)
                  : other);
      readings.set(r, name.withPosterior(now));
    }
    return new SentencePosterior(sentence.start(), kept, readings);
  }

  private static void collect(
      DocumentView view, int sentence, List<Reading> readings, Map<String, List<Place>> places) {
    for (int i = 0; i < readings.size(); ) {
      Reading first = readings.get(i);
      List<Integer> here = new ArrayList<>();
      while (i < readings.size()
          && readings.get(i).from() == first.from()
          && readings.get(i).to() == first.to()) {
        here.add(i++);
      }
      StringBuilder phrase = new StringBuilder();
      for (int t = first.from(); t < first.to(); t++) {
        phrase.append(view.normal[t]).append(' ');
      }
      places
          .computeIfAbsent(phrase.toString(), p -> new ArrayList<>())
          .add(new Place(sentence, here));
    }
  }

  private static void drawTogether(
      List<SentencePosterior> sentences, List<Place> same, List<List<Reading>> changed) {
    Map<String, Double> sum = new HashMap<>();
    double[] mass = new double[same.size()];
    for (int p = 0; p < same.size(); p++) {
      for (int i : same.get(p).readings()) {
        mass[p] += reading(sentences, same.get(p), i).posterior();
      }
      for (int i : same.get(p).readings()) {
        Reading reading = reading(sentences, same.get(p), i);
        sum.merge(word(reading), reading.posterior() / mass[p], Double::sum);
      }
    }
    for (int p = 0; p < same.size(); p++) {
      Place place = same.get(p);
      double[] value = new double[place.readings().size()];
      double total = 0;
      for (int k = 0; k < value.length; k++) {
        Reading reading = reading(sentences, place, place.readings().get(k));
        double others =
            (sum.getOrDefault(word(reading), 0.0) - reading.posterior() / mass[p])
                / (same.size() - 1);
        value[k] = reading.posterior() * Math.pow(Math.max(0, others) + FLOOR, STRENGTH);
        total += value[k];
      }
      for (int k = 0; k < value.length; k++) {
        int i = place.readings().get(k);
        Reading old = reading(sentences, place, i);
        changed
            .get(place.sentence())
            .set(i, old.withPosterior(total > 0 ? mass[p] * value[k] / total : old.posterior()));
      }
    }
  }

  private static Reading reading(List<SentencePosterior> sentences, Place place, int index) {
    return sentences.get(place.sentence()).readings().get(index);
  }

  private static String word(Reading reading) {
    return reading.replacement().toLowerCase(java.util.Locale.ROOT);
  }
}
