package io.github.unspin.restore;

import io.github.unspin.language.NgramModel;
import io.github.unspin.language.NgramTrainer;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.text.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A tiny language model and views of small documents. */
final class Toys {
  private static final String[] SUBJECTS = {
    "the city", "the people", "a man", "the mayor", "they", "the big storm", "the latest attack"
  };
  private static final String[] VERBS = {
    "said", "hit", "saw", "left", "did not see", "looked for", "warned of"
  };
  private static final String[] OBJECTS = {
    "the city hall", "a threat", "people", "the latest storm", "the attack", "a big hall", "water"
  };

  private static NgramModel model;

  private Toys() {}

  /** Returns a model trained on a few thousand short sentences. */
  static synchronized NgramModel model() {
    if (model == null) {
      try {
        Path folder = Files.createTempDirectory("toys");
        Path text = folder.resolve("text.txt");
        Random random = new Random(4);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
          lines.add(
              pick(SUBJECTS, random)
                  + " "
                  + pick(VERBS, random)
                  + " "
                  + pick(OBJECTS, random)
                  + " .");
        }
        Files.write(text, lines);
        Path file = folder.resolve("toys.lm");
        NgramTrainer.train(List.of(text), 2, 4 << 20, Map.of(), file, step -> {});
        model = NgramModel.open(file);
        Files.delete(text);
        Files.delete(file); // stays mapped
        Files.delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return model;
  }

  /** Returns the view of a document. */
  static DocumentView view(String text) {
    return new DocumentView(new Tokenizer().tokenize(text), new SentenceEncoder(model()));
  }

  private static String pick(String[] choices, Random random) {
    double x = random.nextDouble();
    return choices[(int) (x * x * choices.length)];
  }
}
