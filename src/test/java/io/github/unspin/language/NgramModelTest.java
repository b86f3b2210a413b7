package io.github.unspin.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.unspin.text.TokenType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model trained on a toy text: written, read, measured, damaged. */
class NgramModelTest {
  private static final int ROOMY = 4 << 20;

  @TempDir static Path folder;

  private static Path text;
  private static Path file;
  private static NgramModel model;
  private static NgramTrainer.Result result;

  @BeforeAll
  static void train() throws IOException {
    text = folder.resolve("text.txt");
    Files.write(text, ToyText.paragraphs(6000, 2));
    file = folder.resolve("toy.lm");
    result = train(text, ROOMY, file);
    model = NgramModel.open(file);
  }

  private static NgramTrainer.Result train(Path text, int bytes, Path out) throws IOException {
    return train(text, bytes, Map.of(), out);
  }

  private static NgramTrainer.Result train(
      Path text, int bytes, Map<String, Float> stakes, Path out) throws IOException {
    return NgramTrainer.train(List.of(text), 2, bytes, stakes, out, message -> {});
  }

  /** Probability of the last word after the others; "^" stands for the sentence's start. */
  private static double logProbability(NgramModel model, String phrase) {
    NgramState state = new NgramState();
    NgramState next = new NgramState();
    model.empty(state);
    double last = 0;
    for (String word : phrase.split(" ")) {
      if (word.equals("^")) {
        model.start(state);
        continue;
      }
      last = model.score(state, model.vocabulary().id(word), next);
      state.copyFrom(next);
    }
    return last;
  }

  @Test
  void likesWhatItHasRead() {
    assertThat(logProbability(model, "the last flight"))
        .isGreaterThan(logProbability(model, "the last airport") + 2);
    assertThat(logProbability(model, "^ the president said"))
        .isGreaterThan(logProbability(model, "^ the president Kabul") + 2);
    assertThat(logProbability(model, "did n't")).isLessThan(logProbability(model, "was n't"));
    assertThat(logProbability(model, "the end of nonesuch")).isFinite().isNegative();
  }

  @Test
  void probabilitiesOfAllWordsSumToAboutOne() {
    assertSumsNearOne(model);
  }

  private static void assertSumsNearOne(NgramModel model) {
    NgramState to = new NgramState();
    double sums = 0;
    String[] contexts = {
      "^",
      "^ the",
      "the president said",
      "on Saturday",
      "nonesuch",
      "the nonesuch said",
      "^ they",
      "the old general",
      "Kabul .",
      "will leave",
      "in",
      "^ an official said"
    };
    for (String context : contexts) {
      NgramState state = stateAfter(model, context);
      double sum = 0;
      for (int word = 1; word < model.vocabulary().size(); word++) {
        sum += Math.exp(model.score(state, word, to));
      }
      assertThat(sum).as("after %s", context).isCloseTo(1, within(0.1));
      sums += sum;
    }
    assertThat(sums / contexts.length).isCloseTo(1, within(0.02));
  }

  private static NgramState stateAfter(NgramModel model, String words) {
    NgramState state = new NgramState();
    NgramState next = new NgramState();
    model.empty(state);
    for (String word : words.split(" ")) {
      if (word.equals("^")) {
        model.start(state);
      } else {
        model.score(state, model.vocabulary().id(word), next);
        state.copyFrom(next);
      }
    }
    return state;
  }

  @Test
  void agreesWithTheUnprunedModelWhenAllFits() throws IOException {
    Corpus corpus = new Corpus();
    try (BufferedReader reader = Files.newBufferedReader(text)) {
      corpus.read(reader);
    }
    Vocabulary vocabulary = corpus.vocabulary(2, 100_000);
    int[] stream = corpus.trainingStream(vocabulary);
    KneserNey full = new KneserNey(NgramCounts.count(stream, vocabulary.size()));
    NgramState state = new NgramState();
    NgramState next = new NgramState();
    int a = 0;
    int b = 0;
    int c = 0;
    int far = 0;
    int tokens = 0;
    Random random = new Random(3);
    for (int id : stream) {
      if (id == Vocabulary.SENTENCE_START) {
        model.start(state);
        a = 0;
        b = 0;
      } else {
        double difference = model.score(state, id, next) - full.logProbability(a, b, c, id);
        int other = Vocabulary.UNKNOWN + random.nextInt(vocabulary.size() - Vocabulary.UNKNOWN);
        NgramState unused = new NgramState();
        double otherExpected = full.logProbability(a, b, c, other);
        double otherDifference = model.score(state, other, unused) - otherExpected;
        far += Math.abs(difference) > 0.15 ? 1 : 0;
        // what is all but excluded ("the end . of") is beyond the precision of the back-off weights
        far += Math.abs(otherDifference) > 0.15 && otherExpected > -15 ? 1 : 0;
        tokens += 2;
        a = b;
        b = c;
        state.copyFrom(next);
      }
      c = id;
    }
    // one look-up in ten thousand finds an n-gram that is not there
    assertThat((double) far / tokens).isLessThan(0.001);
  }

  @Test
  void reportsWhatItTrained() throws IOException {
    assertThat(result.bytes()).isEqualTo(Files.size(file)).isLessThan(ROOMY);
    assertThat(result.vocabulary()).isBetween(1500, 2100);
    assertThat(result.words()).isGreaterThan(30_000);
    assertThat(result.heldOutTokens()).isBetween(200L, 2000L);
    assertThat(result.perplexity()).isBetween(10.0, 80.0);
    assertThat(result.perplexity()).isCloseTo(result.unprunedPerplexity(), within(0.1));
    assertThat(model.trainingTokens()).isGreaterThan(result.words());
  }

  @Test
  void pruningCostsPerplexityAndSavesSpace() throws IOException {
    Path patterned = folder.resolve("patterned.txt");
    Files.write(patterned, ToyText.patterned(4000, 5));
    NgramTrainer.Result last = train(patterned, ROOMY, folder.resolve("whole.lm"));
    assertThat(last.perplexity()).isCloseTo(last.unprunedPerplexity(), within(0.1));
    double unpruned = last.unprunedPerplexity();
    for (int bytes : new int[] {100_000, 50_000, 25_000, 12_000}) {
      Path small = folder.resolve("pruned-" + bytes + ".lm");
      NgramTrainer.Result pruned = train(patterned, bytes, small);
      assertThat(Files.size(small)).isEqualTo(pruned.bytes()).isLessThanOrEqualTo(bytes);
      assertThat(pruned.ngrams()).isLessThan(last.ngrams());
      assertThat(pruned.perplexity()).isGreaterThan(last.perplexity()).isLessThan(70);
      assertThat(pruned.unprunedPerplexity()).isEqualTo(unpruned);
      assertSumsNearOne(NgramModel.open(small));
      last = pruned;
    }
  }

  @Test
  void trainingTwiceGivesTheSameBytes() throws IOException {
    Path again = folder.resolve("again.lm");
    train(text, ROOMY, again);

    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void trainingReplacesAModelAndLeavesNothingElse() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    Path target = Files.writeString(own.resolve("m.lm"), "old");

    train(text, ROOMY, target);

    assertThat(NgramModel.open(target).trainingTokens()).isPositive();
    try (var files = Files.list(own)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void nothingToTrainOnIsAnError() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.txt"), "\n \n...\n");
    Path out = folder.resolve("none.lm");

    assertThatThrownBy(() -> train(empty, ROOMY, out))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no words");
    assertThat(out).doesNotExist();
  }

  @Test
  void aSmallModelKeepsWhatIsAQuestion() throws IOException {
    String[] phrases = {"the last flight", "the flight .", "last flight .", "saw the last flight"};
    int tight = 3 * 2052 + 16 * model.words() + 1200;
    Path out = folder.resolve("tight.lm");
    double alike = train(text, tight, Map.of(), out).ngrams();
    double lostAlike = lost(NgramModel.open(out), phrases);
    double staked = train(text, tight, Map.of("flight", 1f), out).ngrams();
    double lostStaked = lost(NgramModel.open(out), phrases);

    assertThat(staked).as("n-grams").isCloseTo(alike, withinPercentage(10));
    assertThat(alike).isLessThan(result.ngrams() / 2.0);
    assertThat(lostStaked).isLessThan(lostAlike / 2);
  }

  /** How far a model is from the one that kept everything, in natural logarithms. */
  private static double lost(NgramModel small, String... phrases) {
    return Arrays.stream(phrases)
        .mapToDouble(p -> Math.abs(logProbability(small, p) - logProbability(model, p)))
        .sum();
  }

  @Test
  void aSizeThatNothingFitsIsAnError() {
    Path out = folder.resolve("none.lm");

    assertThatThrownBy(() -> train(text, 100, out)).hasMessageContaining("100 bytes");
    assertThat(out).doesNotExist();
  }

  @Test
  void oneShortSentenceIsEnoughToTrainOn() throws IOException {
    for (String words : List.of("Go", "Go home", "Go home now.")) {
      Path small = Files.writeString(folder.resolve("small.txt"), words + "\n");
      Path out = folder.resolve("small.lm");
      NgramTrainer.train(List.of(small), 1, ROOMY, Map.of(), out, message -> {});
      assertThat(logProbability(NgramModel.open(out), "^ go")).isFinite().isNegative();
    }
  }

  // ---- files that are no good

  @Test
  void everyChangedByteIsNoticed() throws IOException {
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(4);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      int at = i < 64 ? i : random.nextInt(bad.length);
      if (at >= 40 && at < NgramModel.HEADER_BYTES) {
        continue; // the number of training tokens, for information only, and spare bytes
      }
      bad[at] ^= (byte) (1 << random.nextInt(8));
      assertRefused(bad, "byte " + at);
    }
  }

  @Test
  void hugeSizesInTheHeaderAreNoticed() throws IOException {
    byte[] good = Files.readAllBytes(file);
    for (int field = 24; field < 40; field += 4) {
      for (int value : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 29, 0}) {
        byte[] bad = good.clone();
        ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(field, value);
        assertRefused(bad, "field " + field + " = " + value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 63, 64, 100, 5000})
  void truncatedFileIsNoticed(int length) throws IOException {
    assertRefused(Arrays.copyOf(Files.readAllBytes(file), length), length + " bytes");
  }

  @Test
  void lastByteLostOrOneTooManyIsNoticed() throws IOException {
    byte[] good = Files.readAllBytes(file);
    assertRefused(Arrays.copyOf(good, good.length - 1), "a byte less");
    assertRefused(Arrays.copyOf(good, good.length + 1), "a byte more");
  }

  @Test
  void foreignFileIsNoLanguageModel() throws IOException {
    byte[] foreign =
        "This is an ARPA file, or a novel. ".repeat(50).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> open(foreign))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a language model");
  }

  @Test
  void modelOfAnotherVersionIsSaidToBeOne() throws IOException {
    byte[] old = Files.readAllBytes(file);
    old[7] = '0'; // "USPNLM01" to "USPNLM00"
    assertThatThrownBy(() -> open(old))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version");
  }

  @Test
  void missingFileIsSaidToBeMissing() {
    assertThatThrownBy(() -> NgramModel.open(folder.resolve("nowhere.lm")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private static NgramModel open(byte[] content) throws IOException {
    Path bad = Files.createTempFile(folder, "bad", ".lm");
    Files.write(bad, content);
    return NgramModel.open(bad);
  }

  private static void assertRefused(byte[] content, String what) {
    assertThatThrownBy(() -> open(content))
        .as(what)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("language model");
  }

  // ---- states

  @Test
  void statesAreEqualWhenTheyPredictAlike() {
    NgramState one = stateAfter(model, "Putin saw . the last"); // ". the last" was never seen
    NgramState other = stateAfter(model, "^ nonesuch . the last");
    NgramState third = stateAfter(model, "the last flight");

    assertThat(one.sameContext(other)).isTrue();
    assertThat(one.contextHash()).isEqualTo(other.contextHash());
    assertThat(one.sameContext(third)).isFalse();
    assertThat(one.contextHash()).isNotEqualTo(third.contextHash());
    NgramState to = new NgramState();
    for (int word = 3; word < model.vocabulary().size(); word++) {
      assertThat(model.score(one, word, to)).isEqualTo(model.score(other, word, to));
    }
  }

  @Test
  void scoringLeavesTheContextAsItWas() {
    NgramState state = stateAfter(model, "^ the president");
    long hash = state.contextHash();
    model.score(state, model.find("said"), new NgramState());

    assertThat(state.contextHash()).isEqualTo(hash);
  }

  @Test
  void isThreadSafe() {
    double expected = logProbability(model, "the president said");
    double[] seen = new double[2000];
    Arrays.parallelSetAll(seen, i -> logProbability(model, "the president said"));

    assertThat(seen).containsOnly(expected);
  }

  // ---- words to identifiers

  @Test
  void firstWordOfASentenceIsTakenInItsInnerCase() {
    SentenceEncoder encoder = new SentenceEncoder(model);

    assertThat(encoder.encode("The", TokenType.WORD, true)).isEqualTo(model.find("the"));
    assertThat(encoder.encode("An", TokenType.WORD, true)).isEqualTo(model.find("an"));
    assertThat(encoder.encode("Putin", TokenType.WORD, true)).isEqualTo(model.find("Putin"));
    assertThat(encoder.encode("Kabul", TokenType.WORD, true)).isEqualTo(model.find("Kabul"));
    assertThat(encoder.encode("Putin", TokenType.WORD, false)).isEqualTo(model.find("Putin"));
    assertThat(encoder.encode("the", TokenType.WORD, true)).isEqualTo(model.find("the"));
  }

  @Test
  void capitalsFindTheWordInAnotherCase() {
    SentenceEncoder encoder = new SentenceEncoder(model);

    assertThat(encoder.encode("AIRPORT", TokenType.WORD, false)).isEqualTo(model.find("airport"));
    assertThat(encoder.encode("PUTIN", TokenType.WORD, false)).isEqualTo(model.find("Putin"));
    assertThat(encoder.encode("Airport", TokenType.WORD, false)).isEqualTo(model.find("airport"));
    assertThat(encoder.encode("AIRPORT", TokenType.WORD, true)).isEqualTo(model.find("airport"));
  }

  @Test
  void unknownWordsFallIntoClasses() {
    SentenceEncoder encoder = new SentenceEncoder(model);

    int plain = encoder.encode("nonesuch", TokenType.WORD, false);
    int name = encoder.encode("Nonesuch", TokenType.WORD, false);
    int code = encoder.encode("NONESUCH", TokenType.WORD, false);

    assertThat(List.of(plain, name, code)).doesNotHaveDuplicates().allMatch(model::isUnknown);
    assertThat(model.isUnknown(model.find("the"))).isFalse();
    assertThat(model.isUnknown(model.sentenceEnd())).isFalse();
    assertThat(model.find("nonesuch")).isEqualTo(-1);
  }

  @Test
  void encodesPhrases() {
    SentenceEncoder encoder = new SentenceEncoder(model);

    assertThat(encoder.encodePhrase("The army\u2019s plan, 7,500", true))
        .containsExactly(
            model.find("the"),
            model.find("army"),
            model.find("'s"),
            model.find("plan"),
            model.find(","),
            model.find("<num>"));
    assertThat(encoder.encodePhrase("", true)).isEmpty();
    assertThatCode(() -> encoder.encodePhrase("\uD83D\uDE00 \uD800 \u0301 @a", true))
        .doesNotThrowAnyException();
  }

  @Test
  void corpusTakesTheFirstWordInItsInnerCaseToo() throws IOException {
    Corpus corpus = new Corpus();
    String lines = "Within hours it fell.\nIt fell within hours.\nMoscow fell within hours.\n";
    corpus.read(new BufferedReader(new StringReader(lines)));
    Vocabulary vocabulary = corpus.vocabulary(1, 1000);

    assertThat(vocabulary.find("within")).isNotNegative();
    assertThat(vocabulary.find("Within")).isNegative();
    assertThat(vocabulary.find("Moscow")).isNotNegative();
    int[] stream = corpus.trainingStream(vocabulary);
    assertThat(stream[0]).isEqualTo(Vocabulary.SENTENCE_START);
    assertThat(stream[1]).isEqualTo(vocabulary.find("within"));
    assertThat(stream[stream.length - 1]).isEqualTo(Vocabulary.SENTENCE_END);
  }
}
