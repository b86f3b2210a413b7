package io.github.unspin.batch;

import io.github.unspin.format.FormatOptions;
import io.github.unspin.format.InputDocument;
import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.report.Report;
import io.github.unspin.report.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A toy analysis, which makes "good" of "bad", and runs with it. */
final class Toy {
  private Toy() {}

  /** Finds every "bad". */
  static Report analyse(InputDocument document) {
    String text = document.text();
    List<Finding> findings = new ArrayList<>();
    for (int at = text.indexOf("bad"); at >= 0; at = text.indexOf("bad", at + 1)) {
      List<Suggestion> good = List.of(new Suggestion("good", 0.9));
      findings.add(
          new Finding(at, at + 3, "bad", FindingKind.SUBSTITUTION, 0.9, true, good, "toy"));
    }
    int words = text.split("\\s+").length;
    boolean spun = !findings.isEmpty();
    return new Report(text, words, spun, spun ? 0.9 : 0.1, spun ? "T" : "", findings);
  }

  static BatchCleaner cleaner(Function<InputDocument, Report> analysis) {
    return BatchCleaner.of(analysis, FormatOptions.defaults());
  }

  static BatchPlan plan(BatchAction action, int jobs, Path... inputs) {
    return plan(action, jobs, Map.of("grammar", "core"), inputs);
  }

  static BatchPlan plan(BatchAction action, int jobs, Map<String, String> options, Path... inputs) {
    return new BatchPlan(
        Stream.of(inputs).map(Path::toString).toList(),
        FileSelection.defaults(),
        action,
        new BatchLimits(jobs, Duration.ofSeconds(20), 1 << 20),
        "1.0",
        List.of(),
        options);
  }

  /** Remembers what it is told. */
  static final class Recorder implements BatchListener {
    final List<FileOutcome> outcomes = new ArrayList<>();
    final List<FileDocument> documents = new ArrayList<>();
    final boolean wantsDocuments;

    Recorder(boolean wantsDocuments) {
      this.wantsDocuments = wantsDocuments;
    }

    @Override
    public boolean wantsDocuments() {
      return wantsDocuments;
    }

    @Override
    public void file(FileOutcome outcome, FileDocuments itsDocuments) throws IOException {
      outcomes.add(outcome);
      itsDocuments.forEach(documents::add);
    }

    FileOutcome of(String name) {
      return outcomes.stream().filter(each -> each.path().endsWith(name)).findFirst().orElseThrow();
    }
  }

  /** Returns the files of a tree and their contents, hidden ones of the run's own left out. */
  static Map<String, String> tree(Path root) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        String name = root.relativize(file).toString();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && !name.startsWith(FolderWalk.STATE_FOLDER)) {
          tree.put(name, Files.readString(file));
        }
      }
    }
    return tree;
  }

  static Path write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
