package io.github.unspin.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.unspin.evaluate.Evaluation;
import io.github.unspin.evaluate.Score;
import java.util.Locale;
import java.util.Map;

/** Writes the figures of an evaluation as a table or as JSON. */
public final class EvaluationRenderer {
  /** Creates a renderer. */
  public EvaluationRenderer() {}

  /** Returns a table for people. */
  public String text(Evaluation evaluation) {
    StringBuilder out = new StringBuilder();
    if (evaluation.passages() > 0) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-8s %7s %7s | %9s %6s %5s | %11s %6s %5s | %8s %5s%n",
              "family",
              "words",
              "places",
              "detection",
              "recall",
              "F0.5",
              "restoration",
              "recall",
              "F0.5",
              "repaired",
              "top-3"));
      evaluation.byFamily().forEach((family, score) -> out.append(row(family, score)));
      out.append(row("all", evaluation.all()));
      out.append(
          String.format(
              Locale.ROOT,
              "called spun: %d of %d passages%n",
              evaluation.passagesSpun(),
              evaluation.passages()));
    }
    Evaluation.Clean clean = evaluation.clean();
    if (clean.texts() > 0) {
      out.append(
          String.format(
              Locale.ROOT,
              "clean: %d texts, %d words; called spun: %d; applied per 1,000 words:"
                  + " %.3f substitutions, %.3f edits of any kind%n",
              clean.texts(),
              clean.words(),
              clean.spun(),
              clean.substitutionsPerThousand(),
              clean.editsPerThousand()));
    }
    return out.toString();
  }

  private static String row(String name, Score score) {
    return String.format(
        Locale.ROOT,
        "%-8s %7d %7d | %9.3f %6.3f %5.3f | %11.3f %6.3f %5.3f | %8.3f %5.3f%n",
        name,
        score.words(),
        score.gold(),
        score.detectionPrecision(),
        score.detectionRecall(),
        score.detectionF(),
        score.restorationPrecision(),
        score.restorationRecall(),
        score.restorationF(),
        score.damageRepaired(),
        score.topThree());
  }

  /** Returns the figures as JSON. */
  public String json(Evaluation evaluation) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("passages", evaluation.passages());
    root.put("passages_spun", evaluation.passagesSpun());
    root.set("all", node(mapper, evaluation.all()));
    ObjectNode families = root.putObject("families");
    for (Map.Entry<String, Score> entry : evaluation.byFamily().entrySet()) {
      families.set(entry.getKey(), node(mapper, entry.getValue()));
    }
    Evaluation.Clean clean = evaluation.clean();
    root.putObject("clean")
        .put("texts", clean.texts())
        .put("spun", clean.spun())
        .put("words", clean.words())
        .put("substitutions_per_1000", clean.substitutionsPerThousand())
        .put("edits_per_1000", clean.editsPerThousand());
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode node(ObjectMapper mapper, Score score) {
    ObjectNode node = mapper.createObjectNode();
    node.put("words", score.words()).put("places", score.gold());
    node.putObject("detection")
        .put("precision", score.detectionPrecision())
        .put("recall", score.detectionRecall())
        .put("f05", score.detectionF());
    node.putObject("restoration")
        .put("precision", score.restorationPrecision())
        .put("recall", score.restorationRecall())
        .put("f05", score.restorationF());
    node.put("damage_repaired", score.damageRepaired())
        .put("top1", score.topOne())
        .put("top3", score.topThree());
    return node;
  }
}
