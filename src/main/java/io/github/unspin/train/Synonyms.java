package io.github.unspin.train;

import java.util.LinkedHashSet;
import java.util.Set;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Pointer;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;

/** Neighbours of words in WordNet (Miller 1995). Used to make the tables. */
final class Synonyms {
  private final Dictionary wordNet;

  Synonyms() {
    try {
      wordNet = Dictionary.getDefaultResourceInstance();
    } catch (JWNLException e) {
      throw new IllegalStateException("WordNet cannot be read", e);
    }
  }

  /**
   * Returns the lemmas that share a sense with a lemma, or stand directly above, below or beside
   * one.
   *
   * @param tag the part of speech, in the Penn Treebank's tags
   */
  Set<String> of(String lemma, String tag) {
    Set<String> out = new LinkedHashSet<>();
    POS pos =
        tag.startsWith("N")
            ? POS.NOUN
            : tag.startsWith("V") ? POS.VERB : tag.startsWith("J") ? POS.ADJECTIVE : POS.ADVERB;
    try {
      IndexWord word = wordNet.getIndexWord(pos, lemma);
      if (word == null) {
        return out;
      }
      for (Synset sense : word.getSenses()) {
        add(sense, out);
        for (PointerType type :
            new PointerType[] {
              PointerType.HYPERNYM, PointerType.HYPONYM, PointerType.SIMILAR_TO, PointerType.SEE_ALSO
            }) {
          int most = 25;
          for (Pointer pointer : sense.getPointers(type)) {
            if (pointer.getTarget() instanceof Synset near && most-- > 0) {
              add(near, out);
            }
          }
        }
      }
    } catch (JWNLException e) {
      throw new IllegalStateException("WordNet cannot be read", e);
    }
    out.remove(lemma);
    return out;
  }

  private static void add(Synset synset, Set<String> out) {
    for (Word word : synset.getWords()) {
      String lemma = word.getLemma();
      if (lemma.equals(lemma.toLowerCase(java.util.Locale.ROOT)) && lemma.indexOf(' ') < 0) {
        out.add(lemma);
      }
    }
  }
}
