package io.github.unspin;

import io.github.unspin.channel.ProtectedPhrases;
import io.github.unspin.cloze.BertCloze;
import io.github.unspin.format.InputDocument;
import io.github.unspin.grammar.GrammarPass;
import io.github.unspin.memory.Memory;
import io.github.unspin.report.Finding;
import io.github.unspin.report.Overlay;
import io.github.unspin.report.Report;
import io.github.unspin.restore.Ablation;
import io.github.unspin.restore.Analysis;
import io.github.unspin.restore.Assumption;
import io.github.unspin.restore.ChannelFinder;
import io.github.unspin.restore.Dictionaries;
import io.github.unspin.restore.ReferenceText;
import io.github.unspin.restore.SecondOpinion;
import io.github.unspin.restore.SubstitutionFinder;
import io.github.unspin.scrape.BoilerplateFinder;
import io.github.unspin.scrape.LostCharacterFinder;
import io.github.unspin.scrape.MojibakeFinder;
import io.github.unspin.scrape.SpacingFinder;
import io.github.unspin.tortured.TorturedFinder;
import io.github.unspin.tortured.TorturedPhrases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds and undoes what an article spinner did to a text.
 *
 * <pre>{@code
 * Report report = Unspin.open(Options.defaults()).analyse(text);
 * System.out.print(report.restored());
 * }</pre>
 *
 * <p>Files of other formats than plain text are opened with {@link
 * io.github.unspin.format.Records}.
 *
 * <p>A document goes through these stages, each of which works on what the ones before it left, and
 * all of which report on the input's own offsets:
 *
 * <ol>
 *   <li>what the scrape did: characters in a wrong charset, lines that belong to the page, lost
 *       spaces;
 *   <li>the words that a spinner put in the place of others, and what stood there; terms of science
 *       that were taken word by word, also where nothing else looks spun;
 *   <li>the grammar of the result.
 * </ol>
 *
 * <p>An instance may be used by several threads.
 */
public final class Unspin {
  private final Options options;
  private final SubstitutionFinder substitutions;
  private final @Nullable TorturedFinder tortured;
  private final GrammarPass grammar;
  private final BoilerplateFinder boilerplate = new BoilerplateFinder();
  private final MojibakeFinder mojibake = new MojibakeFinder();
  private final LostCharacterFinder lostCharacters = new LostCharacterFinder();
  private final SpacingFinder spacing = new SpacingFinder();

  /** Creates the pipeline around a finder of substitutions. */
  Unspin(Options options, SubstitutionFinder substitutions) {
    this(options, substitutions, null);
  }

  private Unspin(
      Options options, SubstitutionFinder substitutions, @Nullable TorturedFinder tortured) {
    this.options = options;
    this.substitutions = substitutions;
    this.tortured = tortured;
    grammar = new GrammarPass(options.grammar(), options.minConfidence());
  }

  /**
   * Loads what the options ask for.
   *
   * @throws io.github.unspin.files.InputException if one of their files cannot be used
   */
  public static Unspin open(Options options) {
    return open(
        options, Dictionaries.open(Dictionaries.folder(), options.dictionaries()), Ablation.NONE);
  }

  /**
   * Makes a pipeline around loaded dictionaries; those that the options name are not read.
   *
   * @param ablation what is left out of the method
   * @throws io.github.unspin.files.InputException if one of the other files cannot be used
   */
  public static Unspin open(Options options, Dictionaries dictionaries, Ablation ablation) {
    ProtectedPhrases kept =
        ProtectedPhrases.read(
            Stream.concat(options.keep().stream(), options.memory().keepFiles().stream()).toList());
    Path phrases = Dictionaries.folder().resolve(TorturedPhrases.FILE);
    // Also where they are not to be shown: they must not make the rest look spun.
    boolean lookedFor =
        options.assume() != Assumption.CLEAN
            && Files.isRegularFile(phrases); // a folder of one's own need not have them
    SubstitutionFinder substitutions =
        new ChannelFinder(
            dictionaries,
            kept,
            ReferenceText.read(options.references()),
            options.assume(),
            options.minConfidence(),
            ablation);
    Path model = options.secondOpinion();
    return new Unspin(
        options,
        model == null
            ? substitutions
            : new SecondOpinion(substitutions, BertCloze.open(model), options.minConfidence()),
        lookedFor ? new TorturedFinder(phrases, kept, options.assume() == Assumption.SPUN) : null);
  }

  /** Looks at one document of plain text. */
  public Report analyse(String text) {
    return analyse(text, UnaryOperator.identity());
  }

  /**
   * Looks at one document of any format.
   *
   * @return what was found, on the offsets of the file's own text ({@link InputDocument#text()})
   */
  public Report analyse(InputDocument document) {
    // Refused findings are keyed by the file's own text.
    return options
        .memory()
        .withoutRefused(document.report(analyse(document.running(), document::confine)));
  }

  /**
   * Looks at running text.
   *
   * @param confine drops findings, or their edits, that the document's format does not allow
   */
  private Report analyse(String text, UnaryOperator<List<Finding>> confine) {
    List<Finding> findings = confine.apply(add(text, List.of(), mojibake::find));
    findings = confine.apply(add(text, findings, lostCharacters::find));
    if (options.removeBoilerplate()) {
      findings = confine.apply(add(text, findings, boilerplate::find));
    }
    findings = confine.apply(add(text, findings, spacing::find));

    Overlay article = new Overlay(text, findings);
    List<Finding> terms = tortured == null ? List.of() : tortured.find(article.edited());
    Analysis analysis = substitutions.find(article.edited(), terms);
    Report report =
        new Report(
            text,
            analysis.words(),
            analysis.spun(),
            analysis.score(),
            analysis.family(),
            confine.apply(article.with(confident(findings(terms, analysis)))));
    // Decided before the grammar pass, which has to look at the words that will stand there; its
    // own findings may have been refused too.
    Memory memory = options.memory();
    return memory.withoutRefused(grammar.refine(memory.settle(report)));
  }

  private List<Finding> findings(List<Finding> terms, Analysis analysis) {
    return options.torturedPhrases()
        ? TorturedFinder.merge(terms, analysis.findings())
        : analysis.findings();
  }

  private List<Finding> add(
      String text, List<Finding> findings, Function<String, List<Finding>> stage) {
    Overlay overlay = new Overlay(text, findings);
    return overlay.with(confident(stage.apply(overlay.edited())));
  }

  /** Leaves to a person what is less sure than the user wants it for being applied. */
  private List<Finding> confident(List<Finding> findings) {
    return findings.stream().map(each -> each.withApplied(isSureEnough(each))).toList();
  }

  private boolean isSureEnough(Finding finding) {
    return finding.applied()
        && finding.suggestions().get(0).confidence() >= options.minConfidence();
  }
}
