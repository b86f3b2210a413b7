package io.github.unspin;

import io.github.unspin.grammar.GrammarProfile;
import io.github.unspin.report.Report;
import io.github.unspin.restore.Assumption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many words a second go through the pipeline on one thread, warm. The text is the file that
 * {@code -jvmArgs -Dunspin.bench.text=FILE} names.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class AnalyseBenchmark {
  /** Grammar profiles to compare. */
  @Param({"OFF", "CORE"})
  public GrammarProfile grammar = GrammarProfile.OFF;

  private String text = "";
  private Unspin unspin = Unspin.open(Options.defaults().withGrammar(GrammarProfile.OFF));

  /** Words a second, beside documents a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Words analysed so far. */
    public long words;

    /** Starts anew. */
    @Setup(Level.Iteration)
    public void reset() {
      words = 0;
    }
  }

  /** Loads the text and the models. */
  @Setup
  public void load() throws IOException {
    String file = System.getProperty("unspin.bench.text");
    Path path = Path.of("fixtures/articles/concert-hall.spun.txt");
    text = file == null ? Files.readString(path).repeat(4) : Files.readString(Path.of(file));
    Options options = Options.defaults().withGrammar(grammar).withAssumption(Assumption.SPUN);
    unspin = Unspin.open(options);
  }

  /** The whole pipeline on one document. */
  @Benchmark
  public Report analyse(Counters counters) {
    Report report = unspin.analyse(text);
    counters.words += report.words();
    return report;
  }
}
