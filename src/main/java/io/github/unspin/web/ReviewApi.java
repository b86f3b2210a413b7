package io.github.unspin.web;

import static io.github.unspin.web.Endpoint.get;
import static io.github.unspin.web.Endpoint.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.unspin.files.InputException;
import io.github.unspin.report.Suggestion;
import io.github.unspin.review.Change;
import io.github.unspin.review.Decision;
import io.github.unspin.review.FindingId;
import io.github.unspin.review.Reach;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewFinding;
import io.github.unspin.review.ReviewSession;
import io.github.unspin.review.Saved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the page can ask of a review. Files and findings are known by names out of the session's own
 * lists; nothing that the page sends is ever used as a path.
 *
 * <p>Answers to whatever changes something hold the {@code revision} before ({@code was}) and after
 * it, so that a page notices when another one changed something in between.
 */
final class ReviewApi {
  /** Longest text of one's own, in UTF-16 code units. */
  private static final int MAX_TEXT = 4000;

  private final ObjectMapper mapper = new ObjectMapper();
  private final ReviewSession session;
  private final WebSettings settings;
  private final Tabs tabs;
  private final Runnable quit;
  private final Results results;
  private final ReviewJson json;

  /** How often something was written; together with the session's version makes the revision. */
  private long writes;

  ReviewApi(ReviewSession session, WebSettings settings, Tabs tabs, Runnable quit) {
    this.session = session;
    this.settings = settings;
    this.tabs = tabs;
    this.quit = quit;
    results = new Results(session);
    json = new ReviewJson(session, results);
  }

  Map<String, Endpoint> endpoints() {
    return Map.ofEntries(
        Map.entry("/api/session", get(request -> session())),
        Map.entry("/api/file", get(request -> file(request.query()))),
        Map.entry("/api/verdicts", get(request -> verdicts(request.query()))),
        Map.entry("/api/result", get(request -> result(request.query()))),
        Map.entry("/api/ping", post(request -> ping(request.body()))),
        Map.entry("/api/decide", post(request -> decide(request.body()))),
        Map.entry("/api/decide-all", post(request -> changed(() -> decideAll(request.body())))),
        Map.entry("/api/undo", post(request -> turn(request.body(), session::undo))),
        Map.entry("/api/redo", post(request -> turn(request.body(), session::redo))),
        Map.entry("/api/save", post(request -> save(request.body()))),
        Map.entry("/api/quit", post(request -> quit())));
  }

  private synchronized Response session() throws JsonProcessingException {
    return answer(json.session(settings).put("revision", revision()));
  }

  private synchronized Response file(Map<String, String> query) throws JsonProcessingException {
    return answer(json.document(analysed(query)).put("revision", revision()));
  }

  private synchronized Response verdicts(Map<String, String> query) throws JsonProcessingException {
    ObjectNode out = mapper.createObjectNode();
    out.set("verdicts", json.verdicts(analysed(query)));
    return answer(out.put("revision", revision()));
  }

  private Response result(Map<String, String> query) {
    return Response.bytes(session.content(analysed(query)));
  }

  private synchronized Response ping(JsonNode body) throws JsonProcessingException {
    String tab = text(body, "tab");
    if (!AccessKey.isNonce(tab)) {
      throw new Refusal(Refusal.BAD_REQUEST, "A tab needs a name of 16 to 64 letters.");
    }
    if (body.path("closing").asBoolean()) {
      tabs.closed(tab);
    } else {
      tabs.seen(tab);
    }
    return answer(mapper.createObjectNode().put("revision", revision()));
  }

  private Response decide(JsonNode body) throws JsonProcessingException {
    // A page that was there before this run of the server may be quicker than the analysis.
    ReviewFinding finding = finding(text(body, "finding"));
    Decision decision = decision(body);
    String reach = body.path("reach").asText("here");
    return changed(
        () ->
            switch (reach) {
              case "here" -> session.decide(finding.id(), decision, Reach.HERE);
              case "together" -> session.decideTogether(together(finding), decision);
              case "everywhere" -> session.decide(finding.id(), decision, Reach.EVERYWHERE);
              default -> throw new Refusal(Refusal.BAD_REQUEST, "There is no such reach.");
            });
  }

  /** The finding and those undecided ones of its file with the same words and first proposal. */
  private List<FindingId> together(ReviewFinding finding) {
    List<FindingId> ids = new ArrayList<>(List.of(finding.id()));
    for (ReviewFinding each : document(finding.id().document()).findings()) {
      if (!each.id().equals(finding.id())
          && each.alike().equals(finding.alike())
          && firstProposal(each).equalsIgnoreCase(firstProposal(finding))
          && !session.verdict(each.id()).status().isDecided()) {
        ids.add(each.id());
      }
    }
    return ids;
  }

  private static String firstProposal(ReviewFinding finding) {
    List<Suggestion> suggestions = finding.finding().suggestions();
    return suggestions.isEmpty() ? "" : suggestions.get(0).text();
  }

  /** Whether decisions are made that no result holds yet. */
  synchronized boolean hasUnwritten() {
    return session.documents().stream()
        .filter(document -> document.isAnalysed() && document.problem() == null)
        .anyMatch(
            document ->
                results.state(document) == Results.State.STALE
                    || (results.state(document) == Results.State.NONE
                        && session.progress(document).accepted() > 0));
  }

  private Change decideAll(JsonNode body) {
    Decision decision = decision(body);
    Set<String> kinds = new HashSet<>();
    body.path("kinds").forEach(kind -> kinds.add(kind.asText()));
    double least = body.path("from").asDouble(0);
    double most = body.path("to").asDouble(1);
    int first = body.has("first") ? finding(text(body, "first")).number() : 1;
    List<FindingId> ids = new ArrayList<>();
    for (ReviewDocument document : documents(body)) {
      for (ReviewFinding each : document.findings()) {
        List<Suggestion> suggestions = each.finding().suggestions();
        boolean isAcceptance = decision instanceof Decision.Accept;
        double confidence = ReviewJson.confidence(each);
        if (each.number() >= first
            && (kinds.isEmpty() || kinds.contains(each.finding().kind().label()))
            && confidence >= least
            && confidence <= most
            && !(isAcceptance && suggestions.isEmpty())
            && !session.verdict(each.id()).status().isDecided()) {
          ids.add(each.id());
        }
      }
    }
    return session.decideAll(ids, decision);
  }

  private Response turn(JsonNode body, Supplier<Optional<Change>> step)
      throws JsonProcessingException {
    usable(document(text(body, "file"))); // a restarted server first has to know its steps
    return changed(
        () ->
            step.get().orElseThrow(() -> new Refusal(Refusal.CONFLICT, "There is no such step.")));
  }

  private synchronized Response changed(Supplier<Change> step) throws JsonProcessingException {
    long was = revision();
    Change change = step.get();
    return answer(json.change(change.findings()).put("was", was).put("revision", revision()));
  }

  private synchronized Response save(JsonNode body) throws JsonProcessingException {
    long was = revision();
    List<Saved> saved = new ArrayList<>();
    String problem = null;
    if (body.has("file")) {
      saved.add(session.save(document(text(body, "file"))));
    } else {
      try {
        saved.addAll(session.save());
      } catch (InputException e) {
        problem = e.getMessage();
      }
    }
    writes += saved.size();
    saved.forEach(results::add);
    ObjectNode out = mapper.createObjectNode().put("was", was).put("revision", revision());
    out.put("problem", problem);
    ArrayNode list = out.putArray("saved");
    Set<String> documents = new HashSet<>();
    for (Saved each : saved) {
      documents.add(each.document().id());
      list.addObject()
          .put("path", each.path().toString())
          .put("fixes", each.fixes())
          .put("undecided", each.undecided())
          .put("changed", each.changed());
    }
    out.set("files", json.files(documents));
    return answer(out);
  }

  private Response quit() throws JsonProcessingException {
    Response response = answer(mapper.createObjectNode().put("revision", revision()));
    quit.run();
    return response;
  }

  private long revision() {
    return session.version() + writes;
  }

  private Decision decision(JsonNode body) {
    String name = text(body, "decision");
    return switch (name) {
      case "accept" -> body.has("text") ? Decision.replace(ownText(body)) : Decision.accept();
      case "refuse" -> Decision.refuse();
      case "skip" -> Decision.skip();
      case "clear" -> Decision.clear();
      default -> throw new Refusal(Refusal.BAD_REQUEST, "There is no such decision.");
    };
  }

  private static String ownText(JsonNode body) {
    String text = text(body, "text");
    if (text.length() > MAX_TEXT) {
      throw new Refusal(
          Refusal.BAD_REQUEST, "A replacement may have at most " + MAX_TEXT + " characters.");
    }
    if (text.chars().anyMatch(c -> (c < ' ' && "\t\n\r".indexOf(c) < 0) || c == 0x7F)) {
      throw new Refusal(Refusal.BAD_REQUEST, "A replacement may hold no control characters.");
    }
    return text;
  }

  /** Returns the finding of this name; waits until its file was looked at. */
  private ReviewFinding finding(String name) {
    FindingId id;
    try {
      id = FindingId.of(name);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Refusal.BAD_REQUEST, "This is not the name of a finding.");
    }
    usable(document(id.document()));
    return session
        .find(id)
        .orElseThrow(() -> new Refusal(Refusal.NOT_FOUND, "The text no longer has this finding."));
  }

  private List<ReviewDocument> documents(JsonNode body) {
    return body.has("file")
        ? List.of(ready(document(text(body, "file"))))
        : session.documents().stream().filter(ReviewDocument::isAnalysed).toList();
  }

  private ReviewDocument analysed(Map<String, String> query) {
    return ready(document(query.getOrDefault("id", "")));
  }

  private ReviewDocument document(String id) {
    return session
        .document(id)
        .orElseThrow(() -> new Refusal(Refusal.NOT_FOUND, "The review has no such file."));
  }

  private static ReviewDocument ready(ReviewDocument document) {
    if (!document.isAnalysed()) {
      throw new Refusal(Refusal.CONFLICT, "This text is still being looked at.");
    }
    return usable(document);
  }

  private static ReviewDocument usable(ReviewDocument document) {
    if (document.problem() != null) {
      throw new Refusal(Refusal.UNPROCESSABLE, String.valueOf(document.problem()));
    }
    return document;
  }

  private static String text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (!value.isTextual()) {
      throw new Refusal(Refusal.BAD_REQUEST, "The request lacks '" + field + "'.");
    }
    return value.asText();
  }

  private Response answer(ObjectNode node) throws JsonProcessingException {
    return Response.json(mapper.writeValueAsBytes(node));
  }
}
