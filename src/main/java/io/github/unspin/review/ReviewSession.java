package io.github.unspin.review;

import io.github.unspin.files.InputException;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The review of the findings in one or more files by a person.
 *
 * <pre>{@code
 * Unspin unspin = Unspin.open(Options.defaults());
 * ReviewSettings settings = ReviewSettings.of(file -> unspin.analyse(file.text()), stateFolder);
 * try (ReviewSession session = ReviewSession.open(ReviewInput.expand(paths), settings)) {
 *   for (ReviewDocument document : session.documents()) {
 *     for (ReviewFinding finding : document.findings()) {
 *       session.decide(finding.id(), Decision.accept(), Reach.HERE);
 *     }
 *   }
 *   session.save();
 * }
 * }</pre>
 *
 * <p>Every decision is on the disk when the method that makes it returns, in a journal that the
 * next session on the same file goes on from, whether this one was closed or killed and whether the
 * text was edited meanwhile or not. No file but the journals is written before {@link #save}.
 *
 * <p>Files are looked at one after the other by a thread of the session, so that the first can be
 * reviewed while the others wait; {@link ReviewDocument#isAnalysed} tells. Whatever concerns all
 * files ({@link #progress()}, {@link #groups}, {@link #undecidedAbove}) counts those looked at so
 * far.
 *
 * <p>Thread-safe: all methods may be called from several threads; each decision is one atomic step,
 * and a session's steps have one order. A method that takes a finding or a document waits until
 * that document was looked at; none waits for another one's.
 */
public final class ReviewSession implements AutoCloseable {
  private final ReviewSettings settings;
  private final Shelf shelf;
  private final Object lock = new Object();
  private final AtomicLong version = new AtomicLong();

  // Guarded by the lock.
  private final Books books;
  private final Ledger ledger;
  private final Proposals proposals;
  private final StepMaker steps;
  private final Editor editor;

  private ReviewSession(ReviewSettings settings, List<ReviewInput> inputs) {
    this.settings = settings;
    shelf = new Shelf(inputs, settings.output());
    books = new Books(shelf::finding, shelf::document);
    ledger = books.ledger();
    proposals = new Proposals(ledger, shelf::find);
    steps = new StepMaker(shelf, ledger, proposals);
    editor = new Editor(settings, books, shelf::finding);
  }

  /**
   * Opens a session and starts looking at its files.
   *
   * @param inputs see {@link ReviewInput#expand}
   * @throws InputException if several files are to go to one
   */
  public static ReviewSession open(List<ReviewInput> inputs, ReviewSettings settings) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("nothing to review");
    }
    if (settings.output() instanceof Output.ToFile to && inputs.size() > 1) {
      throw new InputException(
          to.file() + ": several texts cannot go to one file; name a folder that exists");
    }
    ReviewSession session = new ReviewSession(settings, inputs);
    Thread reader = new Thread(session::analyse, "unspin-review");
    reader.setDaemon(true);
    reader.start();
    return session;
  }

  private void analyse() {
    DocumentReader reader = new DocumentReader(settings);
    for (ReviewDocument document : shelf.documents()) {
      synchronized (lock) {
        if (books.isClosed()) {
          document.complete(unusable(document, "the session is closed"));
          continue;
        }
      }
      try {
        analyse(reader, document);
      } catch (InputException e) {
        document.complete(ReviewDocument.Content.unusable(document.name(), e.getMessage()));
      } catch (RuntimeException | Error e) { // nobody else would hear of it in this thread
        document.complete(unusable(document, "internal error: " + e));
      }
      version.incrementAndGet();
    }
  }

  private static ReviewDocument.Content unusable(ReviewDocument document, String why) {
    return ReviewDocument.Content.unusable(document.name(), document.name() + ": " + why);
  }

  private void analyse(DocumentReader reader, ReviewDocument document) {
    DocumentReader.Reading reading = reader.read(document);
    synchronized (lock) {
      books.enter(document, reading);
    }
  }

  /** Returns the files in their order. */
  public List<ReviewDocument> documents() {
    return shelf.documents();
  }

  /** Returns the file with this {@link ReviewDocument#id}. */
  public Optional<ReviewDocument> document(String id) {
    return Optional.ofNullable(shelf.document(id));
  }

  /** Returns the finding with this name. */
  public Optional<ReviewFinding> find(FindingId id) {
    return shelf.find(id);
  }

  /**
   * Returns the finding with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ReviewFinding finding(FindingId id) {
    return shelf.finding(id);
  }

  /** Returns what was decided about a finding. */
  public Verdict verdict(FindingId id) {
    finding(id);
    synchronized (lock) {
      return ledger.verdict(id);
    }
  }

  /**
   * Returns what could take the place of a finding's words, best first: the suggestions, then what
   * was typed for the same words at other places.
   */
  public List<Proposal> proposals(FindingId id) {
    ReviewFinding finding = finding(id);
    synchronized (lock) {
      return proposals.of(finding);
    }
  }

  /**
   * Returns all findings with the same kind and words, whatever their case, in the files looked at
   * so far; the finding itself is one of them.
   */
  public List<ReviewFinding> alike(FindingId id) {
    return shelf.alike(finding(id));
  }

  /** Returns all findings of the files looked at so far, grouped with those alike. */
  public List<ReviewGroup> groups() {
    return shelf.groups();
  }

  /**
   * Returns the undecided findings whose first proposal is at least this sure, in the files looked
   * at so far: what "accept all above" would accept.
   */
  public List<FindingId> undecidedAbove(double confidence) {
    synchronized (lock) {
      return shelf
          .findings(
              each ->
                  !each.finding().suggestions().isEmpty()
                      && each.finding().suggestions().get(0).confidence() >= confidence
                      && !ledger.verdict(each.id()).status().isDecided())
          .stream()
          .map(ReviewFinding::id)
          .toList();
    }
  }

  /** Returns how far all files looked at so far have come. */
  public Progress progress() {
    Progress sum = new Progress(0, 0, 0, 0);
    for (ReviewDocument document : shelf.analysed()) {
      sum = sum.plus(progress(document));
    }
    return sum;
  }

  /** Returns how far a file has come. */
  public Progress progress(ReviewDocument document) {
    document.awaitAnalysis();
    synchronized (lock) {
      return editor.progress(document);
    }
  }

  /** Returns a number that grows whenever a verdict changes or another file was looked at. */
  public long version() {
    return version.get();
  }

  /**
   * Decides about a finding. Where an accepted text would overlap that of another accepted finding,
   * the other one becomes undecided.
   *
   * @return what changed; more than one finding when the reach says so, and to be undone as one
   * @throws IllegalArgumentException if there is no such finding or proposal
   * @throws InputException if the journal cannot be written; nothing is decided then
   */
  public Change decide(FindingId id, Decision decision, Reach reach) {
    ReviewFinding finding = finding(id);
    synchronized (lock) {
      return commit(steps.of(finding, decision, reach));
    }
  }

  /**
   * Decides about several findings in one step. Accepting passes over findings without such a
   * proposal and those that overlap an accepted one.
   *
   * @throws IllegalArgumentException if one of the findings does not exist
   * @throws InputException if a journal cannot be written
   */
  public Change decideAll(Collection<FindingId> ids, Decision decision) {
    List<ReviewFinding> findings = ids.stream().map(this::finding).toList();
    synchronized (lock) {
      return commit(steps.ofAll(findings, decision));
    }
  }

  /**
   * Decides about several findings with the same words as about the first of them, in one step: the
   * text accepted there, in the capitals of each place.
   *
   * @param ids all alike, see {@link ReviewFinding#alike}
   * @throws IllegalArgumentException if they are not, or one of them or the proposal does not exist
   * @throws InputException if a journal cannot be written
   */
  public Change decideTogether(List<FindingId> ids, Decision decision) {
    List<ReviewFinding> findings = ids.stream().map(this::finding).toList();
    ReviewFinding first = findings.get(0);
    if (findings.stream().anyMatch(each -> !each.alike().equals(first.alike()))) {
      throw new IllegalArgumentException("not alike: " + ids);
    }
    synchronized (lock) {
      return commit(steps.ofGroup(findings, decision));
    }
  }

  private Change commit(Step step) {
    Change change = books.commit(step);
    version.incrementAndGet();
    return change;
  }

  /** Takes the last step back; empty if there is none. */
  public Optional<Change> undo() {
    synchronized (lock) {
      version.incrementAndGet();
      return books.undo();
    }
  }

  /** Takes the step again that was undone last; empty if there is none. */
  public Optional<Change> redo() {
    synchronized (lock) {
      version.incrementAndGet();
      return books.redo();
    }
  }

  /** Returns whether there is a step to undo. */
  public boolean canUndo() {
    synchronized (lock) {
      return ledger.canUndo();
    }
  }

  /** Returns whether there is a step to do again. */
  public boolean canRedo() {
    synchronized (lock) {
      return ledger.canRedo();
    }
  }

  /** Returns the edits that the accepted findings of a file mean, sorted and without overlap. */
  public List<Edit> edits(ReviewDocument document) {
    document.awaitAnalysis();
    synchronized (lock) {
      return editor.edits(document);
    }
  }

  /** Returns a file's text with what was accepted so far; all else is the input, as it was. */
  public String preview(ReviewDocument document) {
    return Edits.apply(document.text(), edits(document));
  }

  /**
   * Returns the preview in the file's own charset, byte order mark included, compressed if the file
   * is: what {@link #save} writes.
   *
   * @throws InputException if the charset lacks a character that was typed
   */
  public byte[] content(ReviewDocument document) {
    return document.encoded(edits(document), settings.output());
  }

  /**
   * Writes the result of a file to its {@link ReviewDocument#target}, whole or not at all. The
   * review goes on afterwards and may be saved again.
   *
   * @throws InputException if it cannot be written, or if the original is to be replaced and was
   *     changed by somebody else
   */
  public Saved save(ReviewDocument document) {
    document.awaitAnalysis();
    synchronized (lock) {
      Saved saved = editor.write(document);
      editor.teach(List.of(document));
      return saved;
    }
  }

  /**
   * Saves every file that was looked at and has findings that were decided. Into a folder, also
   * those without, so that the folder is complete; never those with a {@link
   * ReviewDocument#problem}.
   *
   * @throws InputException naming every file that could not be written; the others are
   */
  public List<Saved> save() {
    List<Saved> out = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    synchronized (lock) {
      editor.teach(shelf.analysed());
    }
    for (ReviewDocument document : shelf.analysed()) {
      synchronized (lock) { // for one file at a time, so that a person need not wait for all
        if (editor.isWorthSaving(document)) {
          try {
            out.add(editor.write(document));
          } catch (InputException e) {
            complaints.add(e.getMessage());
          }
        }
      }
    }
    if (!complaints.isEmpty()) {
      throw new InputException(String.join("\n", complaints));
    }
    return out;
  }

  /** Ends the session; what was decided stays for the next one. Writes no result. */
  @Override
  public void close() {
    synchronized (lock) {
      books.close();
    }
  }
}
