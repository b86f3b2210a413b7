package io.github.unspin.context;

import io.github.unspin.channel.Family;
import io.github.unspin.channel.PairKind;
import io.github.unspin.channel.Phrases;
import io.github.unspin.channel.SubstitutionTable;
import io.github.unspin.language.NgramModel;
import io.github.unspin.language.NgramTrainer;
import io.github.unspin.language.SentenceEncoder;
import io.github.unspin.text.TokenizedText;
import io.github.unspin.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A corpus in which one neighbour alone tells which of a spun word's originals stands there. */
final class ToyContext {
  private static final String[] DAYS = {"Monday", "Tuesday", "Friday", "Sunday"};
  private static final String[] ADVERBS = {"again", "early", "twice", "late"};

  private ToyContext() {}

  /** "Mayors spoke ..." and "horses ran ...", as often the one as the other. */
  static List<String> lines(int count) {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String core = random.nextBoolean() ? "mayors spoke out" : "horses ran";
      lines.add(
          "the "
              + core
              + " "
              + ADVERBS[random.nextInt(4)]
              + " on "
              + DAYS[random.nextInt(4)]
              + " "
              + i
              + " .");
    }
    return lines;
  }

  static SubstitutionTable table() {
    return new SubstitutionTable.Builder()
        .add("zoomed", "spoke out", PairKind.OBSERVED, Family.A, 5, 2, 1, 0)
        .add("zoomed", "ran", PairKind.OBSERVED, Family.A, 5, 2, 1, 0)
        .add("blorped", "sang", PairKind.OBSERVED, Family.A, 5, 2, 1, 0)
        .add("quacked", "slept", PairKind.OBSERVED, Family.A, 5, 2, 1, 0)
        .build();
  }

  static NgramModel model(Path folder, List<String> lines) throws IOException {
    Path text = Files.write(folder.resolve("language.txt"), lines);
    Path file = folder.resolve("toy.lm");
    NgramTrainer.train(List.of(text), 2, 4 << 20, Map.of(), file, step -> {});
    return NgramModel.open(file);
  }

  static int[] ids(NgramModel model, String line) {
    TokenizedText text = new Tokenizer().tokenize(line);
    SentenceEncoder encoder = new SentenceEncoder(model);
    int[] ids = new int[text.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = encoder.encode(text.string(i), text.type(i), false);
    }
    return ids;
  }

  static long key(String phrase) {
    return Phrases.key(Phrases.tokens(phrase));
  }
}
