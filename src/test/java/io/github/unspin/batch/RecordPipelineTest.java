package io.github.unspin.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.unspin.files.InputException;
import io.github.unspin.format.FormatOptions;
import io.github.unspin.format.InputDocument;
import io.github.unspin.format.InputFormat;
import io.github.unspin.format.RecordReader;
import io.github.unspin.format.Records;
import io.github.unspin.report.Report;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records of one file on several threads. */
class RecordPipelineTest {
  private static final FormatOptions LINES = FormatOptions.defaults().withFormat(InputFormat.JSONL);

  private static BatchLimits limits(int jobs) {
    return new BatchLimits(jobs, Duration.ofSeconds(20), 1 << 20);
  }

  private static String line(int number, String word) {
    return "{\"id\":" + number + ",\"text\":\"" + word + " day\"}\n";
  }

  private static String lines(int count, String word) {
    return IntStream.range(0, count).mapToObj(i -> line(i, word)).collect(Collectors.joining());
  }

  private static List<RecordPipeline.Outcome> run(
      InputStream in, Function<InputDocument, Report> analysis, BatchLimits limits)
      throws IOException {
    List<RecordPipeline.Outcome> out = new ArrayList<>();
    try (RecordReader reader = Records.open("a.jsonl", in, LINES)) {
      new RecordPipeline(analysis, limits).run(reader, out::add);
    }
    return out;
  }

  private static List<RecordPipeline.Outcome> run(
      String text, Function<InputDocument, Report> analysis, BatchLimits limits)
      throws IOException {
    return run(new ByteArrayInputStream(text.getBytes(UTF_8)), analysis, limits);
  }

  private static String result(List<RecordPipeline.Outcome> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    records.forEach(record -> out.writeBytes(record.result()));
    return out.toString(UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void keepsTheOrder(int jobs) throws IOException {
    Function<InputDocument, Report> uneven =
        document -> {
          pause(document.text().hashCode() % 3);
          return Toy.analyse(document);
        };
    List<RecordPipeline.Outcome> records = run(lines(500, "bad"), uneven, limits(jobs));
    assertThat(result(records)).isEqualTo(lines(500, "good"));
    assertThat(records).allMatch(RecordPipeline.Outcome::isDocument);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(Math.max(0, millis));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void looksAtSeveralRecordsAtATime() throws IOException {
    CyclicBarrier both = new CyclicBarrier(2); // one thread alone would wait in vain
    Function<InputDocument, Report> together =
        document -> {
          try {
            both.await(20, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return Toy.analyse(document);
        };
    assertThat(run(lines(2, "bad"), together, limits(2)))
        .allMatch(record -> record.problem().isEmpty());
  }

  @Test
  void holdsABoundedNumberOfRecords() throws IOException {
    AtomicInteger ahead = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Function<InputDocument, Report> counting =
        document -> {
          most.accumulateAndGet(ahead.incrementAndGet(), Math::max);
          return Toy.analyse(document);
        };
    byte[] text = lines(5000, "bad").getBytes(UTF_8);
    int[] taken = {0};
    try (RecordReader reader = Records.open("a.jsonl", new ByteArrayInputStream(text), LINES)) {
      new RecordPipeline(counting, limits(2))
          .run(
              reader,
              record -> {
                taken[0]++;
                ahead.decrementAndGet();
              });
    }
    assertThat(taken[0]).isEqualTo(5000);
    assertThat(most.get()).isLessThan(40);
  }

  @Test
  void recordsThatFailAreHandedOnAsTheyAre() throws IOException {
    String slow = line(1, "slow");
    String broken = line(2, "broken");
    String text = line(0, "bad") + slow + "no JSON\n" + broken + "\n" + line(3, "bad");
    Function<InputDocument, Report> analysis =
        document -> {
          if (document.text().contains("slow")) {
            pause(60_000);
          } else if (document.text().contains("broken")) {
            throw new IllegalArgumentException("a bug");
          }
          return Toy.analyse(document);
        };
    List<RecordPipeline.Outcome> records =
        run(text, analysis, new BatchLimits(2, Duration.ofMillis(300), 1 << 20));
    assertThat(result(records)).isEqualTo(text.replace("bad", "good"));
    assertThat(records.stream().map(RecordPipeline.Outcome::problem))
        .satisfiesExactly(
            none -> assertThat(none).isEmpty(),
            late -> assertThat(late).startsWith("a.jsonl:2: took longer than 300 ms"),
            odd -> assertThat(odd).startsWith("a.jsonl:3: ").doesNotContain("a.jsonl:3: a.jsonl"),
            bug -> assertThat(bug).contains("a.jsonl:4: internal error", "a bug"),
            blank -> assertThat(blank).isEmpty(),
            none -> assertThat(none).isEmpty());
    assertThat(records.stream().map(RecordPipeline.Outcome::isDocument))
        .containsExactly(true, false, false, false, false, true);
  }

  @Test
  void whatCameBeforeADamageIsHandedOn() throws IOException {
    InputStream damaged =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("no more");
          }
        };
    InputStream in =
        new SequenceInputStream(new ByteArrayInputStream(lines(3, "bad").getBytes(UTF_8)), damaged);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RecordReader reader = Records.open("a.jsonl", in, LINES)) {
      assertThatThrownBy(
              () ->
                  new RecordPipeline(Toy::analyse, limits(2))
                      .run(reader, record -> out.writeBytes(record.result())))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("a.jsonl: cannot be read: no more");
    }
    assertThat(out.toString(UTF_8)).isEqualTo(lines(3, "good"));
  }

  @Test
  void aSinkThatFailsEndsTheRun() throws IOException {
    byte[] text = lines(100, "bad").getBytes(UTF_8);
    try (RecordReader reader = Records.open("a.jsonl", new ByteArrayInputStream(text), LINES)) {
      assertThatThrownBy(
              () ->
                  new RecordPipeline(Toy::analyse, limits(2))
                      .run(
                          reader,
                          record -> {
                            throw new IOException("disk full");
                          }))
          .hasMessage("disk full");
    }
  }
}
