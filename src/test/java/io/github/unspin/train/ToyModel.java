package io.github.unspin.train;

import io.github.unspin.language.NgramModel;
import io.github.unspin.language.NgramTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A tiny language model that knows which words are names. */
final class ToyModel {
  private static final String[] SENTENCES = {
    "The mayor of the city said on Monday that the people saw a rare storm in Moscow .",
    "They left the old city hall before the attack , and the major players said so .",
    "Officials in the United States said that the latest storm hit Kabul on Monday .",
    "The U.S. president was looking for people at the City Hall in Moscow .",
    "A united people saw the old states , and people in states were united in the city .",
    "He said that United States people saw Kabul and old United States players left .",
    "They were united when the house was white and the states were old .",
    "A man said he was in the city when the threat came to Kabul and the United States .",
  };

  private ToyModel() {}

  /** Writes the model and returns it. */
  static NgramModel train(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      lines.add(SENTENCES[i * 7 % SENTENCES.length]);
      lines.add(SENTENCES[i * 3 % SENTENCES.length].replace("storm", "flood " + i % 9));
    }
    Path text = Files.write(folder.resolve("toy.txt"), lines);
    Path file = folder.resolve("toy.lm");
    NgramTrainer.train(List.of(text), 2, 4 << 20, Map.of(), file, step -> {});
    Files.delete(text);
    return NgramModel.open(file);
  }
}
