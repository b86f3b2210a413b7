package io.github.unspin.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.unspin.report.Finding;
import io.github.unspin.report.Suggestion;
import io.github.unspin.review.FindingId;
import io.github.unspin.review.Output;
import io.github.unspin.review.Progress;
import io.github.unspin.review.Proposal;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewFinding;
import io.github.unspin.review.ReviewSession;
import io.github.unspin.review.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the page gets to see of a session. */
final class ReviewJson {
  private static final int DECIMALS = 4;

  /** Steps of the slider from 0 to 1. */
  private static final int STEPS = 100;

  private final JsonNodeFactory json = JsonNodeFactory.instance;
  private final ReviewSession session;
  private final Results results;

  private final Map<String, String> editions = new HashMap<>();

  ReviewJson(ReviewSession session, Results results) {
    this.session = session;
    this.results = results;
  }

  /** The files and how far they are. */
  ObjectNode session(WebSettings settings) {
    ObjectNode out = json.objectNode();
    out.put("inPlace", settings.output() instanceof Output.InPlace);
    out.putObject("wishes")
        .put("slider", settings.wishes().slider())
        .put("leastSureFirst", settings.wishes().leastSureFirst())
        .put("namesTogether", settings.wishes().namesTogether())
        .put("wordsTogether", settings.wishes().wordsTogether());
    addSteps(out);
    ArrayNode files = out.putArray("files");
    session.documents().forEach(document -> files.add(file(document)));
    return out;
  }

  private ObjectNode file(ReviewDocument document) {
    ObjectNode out = json.objectNode();
    out.put("id", document.id());
    out.put("name", document.name());
    out.put("label", document.input().relative().toString());
    out.put("target", document.target().toString());
    out.put("analysed", document.isAnalysed());
    if (!document.isAnalysed()) {
      out.set("progress", progress(new Progress(0, 0, 0, 0)));
      return out;
    }
    out.put("problem", document.problem());
    out.put("edition", edition(document));
    addProgress(out, document);
    return out;
  }

  /** Tells texts and findings of a file from those of another run, on a text edited meanwhile. */
  private String edition(ReviewDocument document) {
    return editions.computeIfAbsent(
        document.id(),
        id ->
            Integer.toHexString(document.text().hashCode())
                + Integer.toHexString(document.report().findings().toString().hashCode()));
  }

  private void addProgress(ObjectNode out, ReviewDocument document) {
    out.set("progress", progress(session.progress(document)));
    out.put("saved", results.state(document).name().toLowerCase(Locale.ROOT));
    if (session.documents().size() > 1) {
      out.set("above", above(document));
    }
  }

  private ObjectNode progress(Progress progress) {
    return json.objectNode()
        .put("accepted", progress.accepted())
        .put("refused", progress.refused())
        .put("skipped", progress.skipped())
        .put("undecided", progress.untouched());
  }

  /** For each step of the slider how many it would accept, and how many of them may be wrong. */
  private ArrayNode above(ReviewDocument document) {
    int[] counts = new int[STEPS + 1];
    double[] wrong = new double[STEPS + 1];
    for (ReviewFinding each : document.findings()) {
      boolean isOpen = !session.verdict(each.id()).status().isDecided();
      if (isOpen && !each.finding().suggestions().isEmpty()) {
        double confidence = confidence(each);
        int step = (int) Math.floor(confidence * STEPS + 1e-9);
        counts[step]++;
        wrong[step] += 1 - confidence;
      }
    }
    ArrayNode[] steps = new ArrayNode[STEPS + 1];
    int count = 0;
    double errors = 0;
    for (int i = STEPS; i >= 0; i--) {
      count += counts[i];
      errors += wrong[i];
      steps[i] = json.arrayNode().add(count).add(rounded(errors));
    }
    return json.arrayNode().addAll(List.of(steps));
  }

  /** A file with its blocks, findings and verdicts. */
  ObjectNode document(ReviewDocument document) {
    ObjectNode out = json.objectNode();
    out.put("id", document.id());
    out.put("name", document.name());
    out.put("edition", edition(document));
    List<Finding> findings = document.findings().stream().map(ReviewFinding::finding).toList();
    ArrayNode blocks = out.putArray("blocks");
    for (ReaderView.Block block : ReaderView.of(document.name(), document.text(), findings)) {
      ObjectNode node = blocks.addObject().put("tag", block.tag());
      if (block.joined()) {
        node.put("joined", true);
      }
      ArrayNode runs = node.putArray("runs");
      for (ReaderView.Run run : block.runs()) {
        if (run.finding() < 0) {
          runs.add(run.words());
        } else {
          runs.add(run.finding());
        }
      }
    }
    Set<String> typed = typed();
    ArrayNode list = out.putArray("findings");
    int reached = 0;
    for (ReviewFinding each : document.findings()) {
      ObjectNode node = finding(each, typed.contains(each.alike()));
      if (each.finding().start() < reached) {
        node.put("overlaps", true);
      }
      reached = Math.max(reached, each.finding().end());
      list.add(node);
    }
    return out;
  }

  /** For which words a person typed something: only those have more proposals than suggestions. */
  private Set<String> typed() {
    Set<String> typed = new HashSet<>();
    for (ReviewDocument document : session.documents()) {
      for (ReviewFinding each :
          document.isAnalysed() ? document.findings() : List.<ReviewFinding>of()) {
        if (session.verdict(each.id()).typed()) {
          typed.add(each.alike());
        }
      }
    }
    return typed;
  }

  private ObjectNode finding(ReviewFinding each, boolean hasTyped) {
    Finding finding = each.finding();
    ObjectNode out = json.objectNode();
    out.put("id", each.id().toString());
    out.put("text", finding.text());
    out.put("kind", finding.kind().label());
    out.put("confidence", rounded(finding.confidence()));
    out.put("message", finding.message());
    out.put("alike", each.alike());
    out.put("name", each.name());
    out.put("line", each.line());
    ArrayNode proposals = out.putArray("proposals");
    if (hasTyped) {
      session.proposals(each.id()).forEach(proposal -> proposals.add(proposal(proposal)));
    } else {
      finding
          .suggestions()
          .forEach(s -> proposals.add(proposal(new Proposal(s.text(), s.confidence(), false))));
    }
    out.set("verdict", verdict(session.verdict(each.id())));
    return out;
  }

  private ObjectNode proposal(Proposal proposal) {
    ObjectNode out = json.objectNode().put("text", proposal.text());
    out.put("confidence", rounded(proposal.confidence()));
    if (proposal.typed()) {
      out.put("typed", true);
    }
    return out;
  }

  private ObjectNode verdict(Verdict verdict) {
    ObjectNode out = json.objectNode();
    out.put("status", verdict.status().name().toLowerCase(Locale.ROOT));
    if (verdict.text() != null) {
      out.put("text", verdict.text());
    }
    return out;
  }

  /** The verdicts of all findings of a file, in their order. */
  ArrayNode verdicts(ReviewDocument document) {
    ArrayNode out = json.arrayNode();
    document.findings().forEach(each -> out.add(verdict(session.verdict(each.id()))));
    return out;
  }

  /** What a step changed. */
  ObjectNode change(Collection<FindingId> changed) {
    ObjectNode out = json.objectNode();
    addSteps(out);
    ObjectNode verdicts = out.putObject("verdicts");
    Set<String> documents = new HashSet<>();
    List<ReviewFinding> typed = new ArrayList<>();
    for (FindingId id : changed) {
      Verdict verdict = session.verdict(id);
      verdicts.set(id.toString(), verdict(verdict));
      documents.add(id.document());
      if (verdict.typed()) {
        typed.add(session.finding(id));
      }
    }
    if (!typed.isEmpty()) {
      ObjectNode proposals = out.putObject("proposals");
      for (ReviewFinding each : session.alike(typed.get(0).id())) {
        ArrayNode list = proposals.putArray(each.id().toString());
        session.proposals(each.id()).forEach(proposal -> list.add(proposal(proposal)));
      }
    }
    out.set("files", files(documents));
    return out;
  }

  /** How far some files are. */
  ArrayNode files(Collection<String> ids) {
    ArrayNode out = json.arrayNode();
    for (ReviewDocument document : session.documents()) {
      if (ids.contains(document.id())) {
        ObjectNode file = json.objectNode().put("id", document.id());
        addProgress(file, document);
        out.add(file);
      }
    }
    return out;
  }

  private void addSteps(ObjectNode out) {
    out.put("canUndo", session.canUndo());
    out.put("canRedo", session.canRedo());
  }

  /** The confidence that a finding is shown and chosen by, as the page has it. */
  static double confidence(ReviewFinding each) {
    List<Suggestion> suggestions = each.finding().suggestions();
    return rounded(
            suggestions.isEmpty() ? each.finding().confidence() : suggestions.get(0).confidence())
        .doubleValue();
  }

  private static BigDecimal rounded(double number) {
    return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
  }
}
