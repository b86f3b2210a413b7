package io.github.unspin;

import com.sun.management.OperatingSystemMXBean;
import io.github.unspin.batch.BatchAction;
import io.github.unspin.batch.BatchCleaner;
import io.github.unspin.batch.BatchLimits;
import io.github.unspin.batch.BatchListener;
import io.github.unspin.batch.BatchPlan;
import io.github.unspin.batch.FileDocuments;
import io.github.unspin.batch.FileOutcome;
import io.github.unspin.batch.FileSelection;
import io.github.unspin.batch.RunSummary;
import io.github.unspin.format.FormatOptions;
import io.github.unspin.grammar.GrammarProfile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures how near a run over a folder comes to (cores x the speed of one thread that only
 * analyses), in one warm virtual machine. The processor time that a file costs tells the same on a
 * machine that is busy otherwise. Arguments: the folder, a folder for results that does not exist,
 * and {@code off} or {@code core}.
 */
public final class BatchThroughput {
  private static final OperatingSystemMXBean CPU =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private BatchThroughput() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException {
    Path corpus = Path.of(args[0]);
    GrammarProfile grammar = GrammarProfile.valueOf(args[2].toUpperCase(Locale.ROOT));
    Unspin unspin = Unspin.open(Options.defaults().withGrammar(grammar));
    List<Path> files;
    try (Stream<Path> walk = Files.walk(corpus)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    int cores = Runtime.getRuntime().availableProcessors();
    List<Path> sample = files.subList(0, Math.max(1, files.size() / 5));
    single(unspin, sample); // warm-up
    long before = CPU.getProcessCpuTime();
    double alone = single(unspin, sample);
    double costAlone = (CPU.getProcessCpuTime() - before) / 1e6 / sample.size();
    System.out.printf(
        Locale.ROOT, "one thread, analysis only: %.1f files/s (%d files)%n", alone, sample.size());
    BatchPlan plan =
        new BatchPlan(
            List.of(corpus.toString()),
            FileSelection.defaults(),
            new BatchAction.ToFolder(Path.of(args[1]), true),
            BatchLimits.defaults(),
            "bench",
            List.of(),
            Map.of());
    BatchListener silent =
        new BatchListener() {
          @Override
          public boolean wantsDocuments() {
            return false;
          }

          @Override
          public void file(FileOutcome outcome, FileDocuments documents) {}
        };
    before = CPU.getProcessCpuTime();
    RunSummary summary =
        BatchCleaner.of(unspin::analyse, FormatOptions.defaults()).run(plan, silent);
    double together = summary.total() * 1000.0 / summary.elapsed().toMillis();
    System.out.printf(
        Locale.ROOT,
        "run over %d files on %d cores: %.1f files/s, %.0f words/s, %.0f %% of %d x one thread%n",
        summary.total(),
        cores,
        together,
        summary.words() * 1000.0 / summary.elapsed().toMillis(),
        100 * together / (cores * alone),
        cores);
    System.out.printf(
        Locale.ROOT,
        "processor time for a file: %.2f ms alone, %.2f ms in the run (all its threads)%n",
        costAlone,
        (CPU.getProcessCpuTime() - before) / 1e6 / summary.total());
  }

  private static double single(Unspin unspin, List<Path> files) throws IOException {
    long start = System.nanoTime();
    long edits = 0;
    for (Path file : files) {
      edits += unspin.analyse(Files.readString(file)).restored().length();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return edits > 0 ? files.size() / seconds : 0;
  }
}
