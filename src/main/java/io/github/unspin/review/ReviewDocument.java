package io.github.unspin.review;

import io.github.unspin.files.Gzip;
import io.github.unspin.files.TextFile;
import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import io.github.unspin.report.Report;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One file of a session. Its text is read and looked at in the background; what needs the findings
 * waits for that. Thread-safe.
 */
public final class ReviewDocument {
  private final String id;
  private final int index;
  private final ReviewInput input;
  private final Path target;
  private final CompletableFuture<Content> content = new CompletableFuture<>();

  /**
   * What is known once the file was looked at.
   *
   * @param packed the file's bytes if they are compressed; null if they are not
   */
  record Content(
      TextFile file,
      byte @Nullable [] packed,
      Report report,
      List<ReviewFinding> findings,
      Map<String, ReviewFinding> byKey,
      @Nullable String problem) {

    static Content of(
        TextFile file, byte @Nullable [] packed, Report report, List<ReviewFinding> findings) {
      Map<String, ReviewFinding> byKey = new HashMap<>();
      findings.forEach(finding -> byKey.put(finding.id().key(), finding));
      return new Content(file, packed, report, List.copyOf(findings), byKey, null);
    }

    static Content unusable(String name, String problem) {
      Report none = new Report("", 0, false, 0, "", List.of());
      TextFile file = new TextFile(name, "", StandardCharsets.UTF_8, false);
      return new Content(file, null, none, List.of(), Map.of(), problem);
    }
  }

  ReviewDocument(String id, int index, ReviewInput input, Path target) {
    this.id = id;
    this.index = index;
    this.input = input;
    this.target = target;
  }

  /**
   * Returns a short name made of the file's path, the same in every session; letters and digits.
   */
  public String id() {
    return id;
  }

  /** Returns its place among the files of the session, from 0. */
  public int index() {
    return index;
  }

  /** Returns the file's name as the user gave it. */
  public String name() {
    return input.file().toString();
  }

  /** Returns where the file is, and its name within the folder that the user named. */
  public ReviewInput input() {
    return input;
  }

  /** Returns where its result goes when the session is saved. */
  public Path target() {
    return target;
  }

  /** Returns whether the findings are known, so that the other methods do not wait. */
  public boolean isAnalysed() {
    return content.isDone();
  }

  /**
   * Returns why the file cannot be reviewed, in one line that names it; null if it can. Such a
   * document has no findings and no text, and is not saved.
   */
  public @Nullable String problem() {
    return content().problem();
  }

  /** Returns the file's decoded text, without a byte order mark. */
  public String text() {
    return content().report().text();
  }

  /** Returns what was found in the file. */
  public Report report() {
    return content().report();
  }

  /** Returns the findings in the order of the text. */
  public List<ReviewFinding> findings() {
    return content().findings();
  }

  /**
   * Returns the file's bytes with edits made.
   *
   * @throws io.github.unspin.files.InputException if the charset lacks a character of them
   */
  byte[] encoded(List<Edit> edits, Output output) {
    byte[] packed = content().packed();
    boolean isGzip = output.isGzip(packed != null);
    if (isGzip && packed != null && edits.isEmpty()) {
      return packed;
    }
    byte[] bytes = content().file().encode(Edits.apply(text(), edits));
    return isGzip ? Gzip.compress(bytes) : bytes;
  }

  @Nullable ReviewFinding finding(String key) {
    return content().byKey().get(key);
  }

  /** Waits until the file was looked at, as all other methods that need to do. */
  void awaitAnalysis() {
    content();
  }

  private Content content() {
    return content.join();
  }

  void complete(Content known) {
    content.complete(known);
  }

  @Override
  public String toString() {
    return name();
  }
}
