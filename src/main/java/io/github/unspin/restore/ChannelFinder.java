package io.github.unspin.restore;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.ProtectedPhrases;
import io.github.unspin.detect.FamilyEstimator;
import io.github.unspin.detect.Verdict;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.report.Finding;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds substitutions by the noisy-channel model: estimates the spinner's family, weighs all
 * readings of each sentence, lets the document's own words tell whether it was spun at all, and if
 * so reports the places that probably are not as they were written. Thread-safe.
 */
public final class ChannelFinder implements SubstitutionFinder {
  private static final int FEWEST_NAMES = 4;

  private final Dictionaries dictionaries;
  private final ProtectedPhrases kept;
  private final ReferenceText reference;
  private final Assumption assume;
  private final double minimumConfidence;
  private final Ablation ablation;
  private final FamilyEstimator families;
  private final Tokenizer tokenizer = new Tokenizer();

  /**
   * Makes a finder.
   *
   * @param kept phrases that are never changed
   * @param reference sound texts on the event that the documents are about
   * @param assume what is taken for granted about every document
   * @param minimumConfidence a suggestion at least this likely is applied
   */
  public ChannelFinder(
      Dictionaries dictionaries,
      ProtectedPhrases kept,
      ReferenceText reference,
      Assumption assume,
      double minimumConfidence) {
    this(dictionaries, kept, reference, assume, minimumConfidence, Ablation.NONE);
  }

  /**
   * Makes a finder that does without a part of the method.
   *
   * @param kept phrases that are never changed
   * @param reference sound texts on the event that the documents are about
   * @param assume what is taken for granted about every document
   * @param minimumConfidence a suggestion at least this likely is applied
   * @param ablation what is left out
   */
  public ChannelFinder(
      Dictionaries dictionaries,
      ProtectedPhrases kept,
      ReferenceText reference,
      Assumption assume,
      double minimumConfidence,
      Ablation ablation) {
    this.ablation = ablation;
    this.dictionaries = dictionaries;
    this.kept = kept;
    this.reference = reference;
    this.assume = assume;
    this.minimumConfidence = minimumConfidence;
    this.families = new FamilyEstimator(dictionaries.table());
  }

  @Override
  public Analysis find(String text, List<Finding> terms) {
    TokenizedText tokens = tokenizer.tokenize(text);
    int words = tokens.words();
    if (assume == Assumption.CLEAN || words == 0) {
      return new Analysis(words, false, 0, "", List.of());
    }
    SentenceEncoder encoder = new SentenceEncoder(dictionaries.model());
    DocumentView view = new DocumentView(tokens, encoder);
    float[] share = families.estimate(view.normal);
    TwoWeights weights = dictionaries.weights().forDocument(share);
    boolean[] untouchable = kept.mark(view.normal);
    List<SentencePass> first =
        restorer(ReferenceText.none(), weights).pass(view, encoder, share, untouchable);
    Verdict verdict =
        Verdict.of(
            substituted(view, posteriors(view, first), terms),
            share[Family.A.ordinal()],
            view.fluency(dictionaries.model()));
    boolean spun = assume == Assumption.SPUN || verdict.spun();
    if (!spun) {
      return new Analysis(words, false, verdict.score(), "", List.of());
    }
    if (!reference.isEmpty()) { // only now: it must not decide whether the document is spun
      first = restorer(reference, weights).pass(view, encoder, share, untouchable);
    }
    List<SentencePosterior> sentences =
        posteriors(
            view,
            ablation.secondPass()
                ? new Rescorer(dictionaries.model(), dictionaries.context(), dictionaries.names())
                    .rescore(view, first, weights)
                : first);
    List<Finding> braces = LeakedBraces.find(view);
    List<Finding> findings = new ArrayList<>(braces);
    Family likeliest = likeliest(share);
    Confidences.Curves curves = weights.confidences().of(likeliest);
    Findings cut = new Findings(minimumConfidence, curves.detection(), curves.restoration());
    for (SentencePosterior sentence : Consistency.harmonise(view, sentences)) {
      for (Finding finding : cut.of(view, sentence)) {
        if (braces.stream().noneMatch(f -> overlap(f, finding))) {
          findings.add(finding);
        }
      }
    }
    findings.sort(Comparator.comparingInt(Finding::start));
    double score = assume == Assumption.SPUN ? Math.max(0.5, verdict.score()) : verdict.score();
    return new Analysis(words, true, score, family(view, share, findings), findings);
  }

  private Restorer restorer(ReferenceText texts, TwoWeights weights) {
    return new Restorer(
        dictionaries.table(), dictionaries.model(), weights.first(), texts, ablation);
  }

  private static List<SentencePosterior> posteriors(
      DocumentView view, List<SentencePass> sentences) {
    SentencePosterior.Trimmer trimmer = new SentencePosterior.Trimmer();
    List<SentencePosterior> out = new ArrayList<>(sentences.size());
    for (SentencePass sentence : sentences) {
      out.add(SentencePosterior.of(view, sentence, trimmer));
    }
    return out;
  }

  private static boolean overlap(Finding a, Finding b) {
    return a.start() < b.end() && b.start() < a.end();
  }

  /**
   * Returns for each word the probability that a spinner put it there; words of headings in
   * capitals and of tortured terms, which tell nothing of the text, are left out.
   */
  private static double[] substituted(
      DocumentView view, List<SentencePosterior> sentences, List<Finding> terms) {
    double[] out = new double[view.text.size()];
    int count = 0;
    Cover cover = new Cover(terms);
    for (SentencePosterior sentence : sentences) {
      for (int i = 0; i < sentence.kept().length; i++) {
        int token = sentence.start() + i;
        boolean term = cover.reaches(view.text.start(token));
        if (!term && view.text.isWord(token) && !view.isShouted(token)) {
          out[count++] = 1 - sentence.kept()[i];
        }
      }
    }
    return java.util.Arrays.copyOf(out, count);
  }

  /** Tells for one place after the other, never going back, whether a finding covers it. */
  private static final class Cover {
    private final List<Finding> findings; // sorted by place
    private int next;

    Cover(List<Finding> findings) {
      this.findings = findings;
    }

    boolean reaches(int offset) {
      while (next < findings.size() && findings.get(next).end() <= offset) {
        next++;
      }
      return next < findings.size() && findings.get(next).start() <= offset;
    }
  }

  private static Family likeliest(float[] share) {
    Family best = Family.A;
    for (Family family : Family.values()) {
      if (share[family.ordinal()] > share[best.ordinal()]) {
        best = family;
      }
    }
    return best;
  }

  private static String family(DocumentView view, float[] share, List<Finding> findings) {
    Family best = likeliest(share);
    if (best != Family.A) {
      return best.name();
    }
    int names = 0;
    int touched = 0;
    Cover cover = new Cover(findings);
    for (int i = 0; i < view.text.size(); i++) {
      int start = view.text.start(i);
      if (!view.initial[i] && Character.isUpperCase(view.text.text().charAt(start))) {
        names++;
        touched += cover.reaches(start) ? 1 : 0;
      }
    }
    boolean spared = names >= FEWEST_NAMES && touched * 25 < names && findings.size() >= 10;
    return (spared ? Family.A2 : Family.A).name();
  }
}
