package io.github.unspin.review;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The files of a session and what is found in them. Thread-safe; knows no decisions. */
final class Shelf {
  private final List<ReviewDocument> documents;
  private final Map<String, ReviewDocument> byId = new HashMap<>();

  Shelf(List<ReviewInput> inputs, Output output) {
    List<ReviewDocument> all = new ArrayList<>();
    for (ReviewInput input : inputs) {
      String id = id(input.file());
      ReviewDocument document = new ReviewDocument(id, all.size(), input, output.target(input));
      if (byId.putIfAbsent(id, document) == null) {
        all.add(document);
      }
    }
    documents = List.copyOf(all);
  }

  private static String id(Path file) {
    String path = file.toAbsolutePath().normalize().toString();
    return Results.digest(path.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }

  /** Returns the files in their order. */
  List<ReviewDocument> documents() {
    return documents;
  }

  /** Returns the files looked at so far. */
  List<ReviewDocument> analysed() {
    return documents.stream().filter(ReviewDocument::isAnalysed).toList();
  }

  /** Returns the file with this {@link ReviewDocument#id}; null if there is none. */
  @Nullable ReviewDocument document(String id) {
    return byId.get(id);
  }

  /** Returns the file of a finding; null if there is none. */
  @Nullable ReviewDocument document(FindingId id) {
    return byId.get(id.document());
  }

  /** Returns the finding with this name; waits until its file was looked at. */
  Optional<ReviewFinding> find(FindingId id) {
    return Optional.ofNullable(document(id)).map(document -> document.finding(id.key()));
  }

  /**
   * Returns the finding with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  ReviewFinding finding(FindingId id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("no such finding in the session: " + id));
  }

  /** Returns the wanted ones among the findings of the files looked at so far. */
  List<ReviewFinding> findings(Predicate<ReviewFinding> wanted) {
    List<ReviewFinding> out = new ArrayList<>();
    for (ReviewDocument document : analysed()) {
      document.findings().stream().filter(wanted).forEach(out::add);
    }
    return out;
  }

  /** Returns the findings alike, itself among them; see {@link ReviewFinding#alike}. */
  List<ReviewFinding> alike(ReviewFinding finding) {
    return findings(each -> each.alike().equals(finding.alike()));
  }

  /** Returns all findings of the files looked at so far, grouped with those alike. */
  List<ReviewGroup> groups() {
    Map<String, List<ReviewFinding>> groups = new LinkedHashMap<>();
    findings(each -> true)
        .forEach(each -> groups.computeIfAbsent(each.alike(), k -> new ArrayList<>()).add(each));
    return groups.values().stream()
        .map(
            members ->
                new ReviewGroup(
                    members.get(0).finding().text(),
                    members.stream().anyMatch(ReviewFinding::name),
                    members.stream().map(ReviewFinding::id).toList()))
        .toList();
  }
}
