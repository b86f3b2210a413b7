package io.github.unspin.terminal;

import io.github.unspin.report.Finding;
import io.github.unspin.report.FindingKind;
import io.github.unspin.review.Progress;
import io.github.unspin.review.Proposal;
import io.github.unspin.review.ReviewDocument;
import io.github.unspin.review.ReviewFinding;
import io.github.unspin.review.ReviewSession;
import io.github.unspin.review.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Draws what a review shows, for a window of any size. */
final class View {
  private static final int BAR = 10;
  private static final int MOST_PROPOSALS = 9;
  private static final int TALL = 16;
  private static final String KEYS =
      "y accept  n refuse  1-9 pick  e type  a/d rest  A fix/k keep everywhere  u undo  s skip"
          + "  j/p move  / search  g go  q quit  ? help";
  private static final String FEW_KEYS = "y n 1-9 e a d A k u s j J p P / g q ?";

  private final ReviewSession session;
  private final Palette palette;

  View(ReviewSession session, Palette palette) {
    this.session = session;
    this.palette = palette;
  }

  /**
   * Draws one stop.
   *
   * @param number its place among the stops of its file, from 1
   * @param total how many stops there are
   * @param message what happened last; empty if nothing
   */
  Picture stop(Stop stop, int number, int total, String message, int width, int height) {
    List<AttributedString> footer = footer(message, width, height);
    int room = Math.max(1, height - footer.size());
    List<AttributedString> head = new ArrayList<>();
    boolean isTall = height >= TALL;
    if (height > 4) {
      head.add(header(stop.document(), number + "/" + total, width));
    }
    if (isTall) {
      head.add(AttributedString.EMPTY);
    }
    if (height > 6) {
      head.add(Typesetter.cut(about(stop), width));
    }
    if (isTall) {
      head.add(AttributedString.EMPTY);
    }
    List<AttributedString> tail = proposals(stop, width);
    int most = Math.max(0, room - head.size() - Math.max(1, (room - head.size()) / 2));
    if (tail.size() > most) {
      tail = tail.subList(0, most);
    }
    boolean isSpaced = isTall && !tail.isEmpty();
    int left = Math.max(1, room - head.size() - tail.size() - (isSpaced ? 1 : 0));
    List<AttributedString> lines = new ArrayList<>(head);
    int margin = width >= 60 ? 2 : 0;
    for (AttributedString line :
        new Context(session, palette)
            .lines(stop.document(), stop.first(), Math.max(1, width - 2 * margin), left)) {
      lines.add(indented(line, margin));
    }
    if (isSpaced) {
      lines.add(AttributedString.EMPTY);
    }
    lines.addAll(tail);
    return new Picture(lines.subList(0, Math.min(lines.size(), room)), footer);
  }

  private static AttributedString indented(AttributedString line, int margin) {
    return new AttributedStringBuilder()
        .append(" ".repeat(margin))
        .append(line)
        .toAttributedString();
  }

  private AttributedString header(ReviewDocument document, String counter, int width) {
    Progress progress = session.progress(document);
    String files =
        session.documents().size() > 1
            ? " (file " + (document.index() + 1) + "/" + session.documents().size() + ")"
            : "";
    String right =
        " "
            + counter
            + (width >= 50
                ? "  " + progress.decided() + " of " + progress.total() + " decided"
                : "")
            + " ";
    int room = width - Typesetter.columns(right) - Typesetter.columns(files) - 1;
    String name = Typesetter.cutStart(Typesetter.plain(document.name()), Math.max(3, room));
    String left = " " + name + files;
    int gap = Math.max(0, width - Typesetter.columns(left) - Typesetter.columns(right));
    return Typesetter.cut(
        new AttributedString(left + " ".repeat(gap) + right, palette.header()), width);
  }

  private AttributedString about(Stop stop) {
    ReviewFinding first = stop.first();
    Finding finding = first.finding();
    AttributedStringBuilder out = new AttributedStringBuilder();
    out.append("line ").append(Integer.toString(first.line())).append(", ");
    boolean isSwap = finding.kind() == FindingKind.SUBSTITUTION;
    out.append(isSwap ? "swapped" : finding.kind().label()).append(", ");
    out.styled(palette.confidence(finding.confidence()), percent(finding.confidence()) + " sure");
    Verdict verdict = session.verdict(first.id());
    switch (verdict.status()) {
      case ACCEPTED ->
          out.append(", ").styled(palette.original(), "accepted: " + quoted(verdict.text()));
      case REFUSED ->
          out.append(", ")
              .styled(
                  palette.warning(),
                  verdict.action() == 0 ? "refused in an earlier review" : "refused");
      case SKIPPED -> out.append(", ").styled(palette.quiet(), "skipped before");
      case UNDECIDED -> {
        // the usual case needs no words
      }
    }
    if (stop.findings().size() > 1) {
      List<String> lines =
          stop.findings().stream().map(each -> Integer.toString(each.line())).distinct().toList();
      out.append("; ")
          .styled(
              palette.strong(), quoted(finding.text()) + ", " + stop.findings().size() + " times");
      out.append(lines.size() > 1 ? " (lines " : " (line ")
          .append(String.join(", ", lines))
          .append(')');
    }
    return out.toAttributedString();
  }

  private List<AttributedString> proposals(Stop stop, int width) {
    List<AttributedString> out = new ArrayList<>();
    List<Proposal> proposals = session.proposals(stop.first().id());
    if (proposals.isEmpty()) {
      out.add(
          Typesetter.cut(
              new AttributedString(
                  "nothing better is known: e to type, n to keep", palette.quiet()),
              width));
    }
    int widest =
        proposals.stream()
            .limit(MOST_PROPOSALS)
            .mapToInt(each -> Typesetter.columns(shown(each.text())))
            .max()
            .orElse(0);
    String words = shown(stop.first().finding().text());
    int indent = Math.min(Typesetter.columns(words), Math.max(8, width / 3));
    for (int i = 0; i < Math.min(MOST_PROPOSALS, proposals.size()); i++) {
      AttributedStringBuilder line = new AttributedStringBuilder();
      if (i == 0) {
        line.append(Typesetter.cut(new AttributedString(words, palette.spun()), indent));
        line.append(" ".repeat(Math.max(0, indent - Typesetter.columns(line))));
      } else {
        line.append(" ".repeat(indent));
      }
      line.append("  ").styled(palette.key(), Integer.toString(i + 1)).append("  ");
      line.append(proposal(proposals.get(i), i == 0, widest, width - indent - 5));
      out.add(Typesetter.cut(line.toAttributedString(), width));
    }
    String why = Typesetter.plain(stop.first().finding().message());
    for (Typesetter.Line line : Typesetter.wrap(why, width)) {
      out.add(new AttributedString(why.substring(line.from(), line.to()), palette.quiet()));
    }
    return out;
  }

  private AttributedString proposal(Proposal proposal, boolean isFirst, int widest, int room) {
    AttributedStringBuilder out = new AttributedStringBuilder();
    String text = shown(proposal.text());
    out.styled(isFirst ? palette.original() : palette.strong(), text);
    String sure = proposal.typed() ? "typed before" : percent(proposal.confidence());
    int pad = Math.max(0, Math.min(widest, room - BAR - 8) - Typesetter.columns(text));
    out.append(" ".repeat(pad)).append("  ");
    boolean hasBar = room >= Math.min(widest, 30) + BAR + 8 && !proposal.typed();
    if (hasBar) {
      int full = (int) Math.round(proposal.confidence() * BAR);
      out.styled(palette.confidence(proposal.confidence()), "#".repeat(full));
      out.styled(palette.quiet(), ".".repeat(BAR - full)).append(' ');
    }
    return out.append(sure).toAttributedString();
  }

  private static String percent(double confidence) {
    return String.format(Locale.ROOT, "%d %%", Math.round(100 * confidence));
  }

  /** Returns words as they can be shown in a line: what cannot be seen is described. */
  private static String shown(String text) {
    if (text.isEmpty()) {
      return "(nothing)";
    }
    String plain = Typesetter.plain(text);
    return plain.isBlank() ? "(white space)" : plain;
  }

  static String quoted(@org.jspecify.annotations.Nullable String text) {
    return "\u201C" + shown(text == null ? "" : text) + "\u201D";
  }

  private List<AttributedString> footer(String message, int width, int height) {
    List<AttributedString> out = new ArrayList<>();
    if (height > 3) {
      String keys = Typesetter.columns(KEYS) <= 2 * width && height >= TALL ? KEYS : FEW_KEYS;
      for (Typesetter.Line line : Typesetter.wrap(keys, Math.max(1, width - 1))) {
        out.add(new AttributedString(keys.substring(line.from(), line.to()), palette.quiet()));
      }
      if (out.size() > Math.max(1, height / 4)) {
        out.subList(Math.max(1, height / 4), out.size()).clear();
      }
    }
    if (height > 1) {
      out.add(
          Typesetter.cut(
              new AttributedString(Typesetter.plain(message), palette.strong()),
              Math.max(1, width - 1)));
    }
    return out;
  }

  /** Draws a page of text: help, or the end of a review. */
  Picture page(String title, List<String> text, String message, int width, int height) {
    List<AttributedString> lines = new ArrayList<>();
    lines.add(new AttributedString(pad(" " + title, width), palette.header()));
    for (String each : text) {
      String plain = each.stripTrailing();
      if (plain.isEmpty()) {
        lines.add(AttributedString.EMPTY);
        continue;
      }
      for (Typesetter.Line line : Typesetter.wrap(plain, Math.max(1, width - 1))) {
        lines.add(new AttributedString(plain.substring(line.from(), line.to())));
      }
    }
    int room = height - 1;
    return new Picture(
        lines.subList(0, Math.min(room, lines.size())),
        List.of(
            Typesetter.cut(
                new AttributedString(message, palette.strong()), Math.max(1, width - 1))));
  }

  private static String pad(String text, int width) {
    String cut = text.length() > width ? text.substring(0, Math.max(0, width)) : text;
    return cut + " ".repeat(Math.max(0, width - cut.length()));
  }

  /** Returns the lines of the help page, in as many columns as fit. */
  static List<String> help(int width) {
    List<String> out = new ArrayList<>();
    for (Key key : Key.values()) {
      String letter = key == Key.PICK ? "1-9" : Character.toString(key.letter());
      String help = key == Key.PICK ? "take that proposal" : key.help();
      String line = " " + letter + " ".repeat(Math.max(1, 5 - letter.length())) + help;
      out.add(line.length() > width ? line.substring(0, Math.max(0, width - 1)) : line);
    }
    out.add(" Ctrl-C quits at once and writes no text; every decision is kept.");
    return out;
  }
}
