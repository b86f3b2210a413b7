package io.github.unspin.terminal;

import io.github.unspin.report.FindingKind;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The way through the findings of a file. */
final class Route {
  private Route() {}

  static List<Stop> of(ReviewDocument document, Order order, Together together) {
    Map<String, List<ReviewFinding>> groups = new LinkedHashMap<>();
    for (ReviewFinding each : document.findings()) {
      groups.computeIfAbsent(group(each, together), key -> new ArrayList<>()).add(each);
    }
    List<Stop> out = new ArrayList<>();
    groups.values().forEach(members -> out.add(new Stop(document, members)));
    if (order == Order.CONFIDENCE) {
      out.sort(Comparator.comparingDouble(Stop::confidence)); // stable: by place among equals
    }
    return List.copyOf(out);
  }

  private static String group(ReviewFinding each, Together together) {
    boolean isGrouped =
        each.finding().kind() == FindingKind.SUBSTITUTION
            && !each.finding().suggestions().isEmpty()
            && (together == Together.WORDS || (together == Together.NAMES && each.name()));
    return isGrouped
        ? each.alike() + "\t" + each.finding().suggestions().get(0).text().toLowerCase(Locale.ROOT)
        : each.id().toString();
  }
}
