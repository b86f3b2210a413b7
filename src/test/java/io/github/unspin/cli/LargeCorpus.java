package io.github.unspin.cli;

import io.github.unspin.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes a corpus to measure with: articles of some 600 words of shuffled sentences of the fixtures.
 *
 * <pre>java -cp target/test-classes:target/classes io.github.unspin.cli.LargeCorpus DIR 10000</pre>
 */
public final class LargeCorpus {
  private static final int WORDS = 600;
  private static final int IN_A_FOLDER = 1000;

  private LargeCorpus() {}

  /** Writes {@code args[1]} articles below the folder {@code args[0]}. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), Integer.parseInt(args[1]), 1);
  }

  /** Writes articles, the same ones for the same seed. */
  static void write(Path root, int articles, long seed) throws IOException {
    List<String> sentences = new ArrayList<>();
    for (Path file : Fixtures.files(Fixtures.ARTICLES, ".spun.txt")) {
      for (String sentence : Fixtures.read(file).split("(?<=[.!?”])\\s+")) {
        if (sentence.split(" ").length > 4) {
          sentences.add(sentence);
        }
      }
    }
    Random random = new Random(seed);
    for (int i = 0; i < articles; i++) {
      StringBuilder text = new StringBuilder();
      for (int words = 0, n = 1; words < WORDS; n++) {
        String sentence = sentences.get(random.nextInt(sentences.size()));
        words += sentence.split(" ").length;
        text.append(sentence).append(n % 3 == 0 ? "\n\n" : " ");
      }
      Path folder = Files.createDirectories(root.resolve(String.format("%03d", i / IN_A_FOLDER)));
      Files.writeString(
          folder.resolve(String.format("a%06d.txt", i)), text.toString().strip() + "\n");
    }
  }
}
