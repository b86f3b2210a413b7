package io.github.unspin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.format.FormatOptions;
import io.github.unspin.format.InputDocument;
import io.github.unspin.format.InputRecord;
import io.github.unspin.format.RecordReader;
import io.github.unspin.format.Records;
import io.github.unspin.grammar.GrammarProfile;
import io.github.unspin.restore.Analysis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;

/**
 * What is left of scraped pages: {@code fixtures/pages} holds pages as builders and scrapers make
 * them, each beside the article in it.
 */
class PagesTest {
  private static final Path PAGES = Path.of("fixtures/pages");

  private final Unspin unspin =
      new Unspin(
          Options.defaults().withGrammar(GrammarProfile.OFF),
          (text, terms) -> new Analysis(0, false, 0, "", List.of()));

  /** The lines of a page and what became of them. */
  private record Result(String page, List<String> lost, List<String> left, int dropped, int kept) {
    double precision() {
      int right = dropped - lost.size();
      return dropped == 0 ? 1 : (double) right / dropped;
    }

    double recall() {
      int right = dropped - lost.size();
      return right + left.size() == 0 ? 1 : (double) right / (right + left.size());
    }
  }

  private static String plain(String line) {
    return line.replace('\u00A0', ' ').replaceAll("\\s+", " ").strip();
  }

  private static List<String> lines(Path file) {
    String text = Fixtures.read(file);
    List<String> lines = new ArrayList<>();
    if (file.toString().endsWith(".txt")) {
      text.lines().forEach(lines::add);
    } else {
      blocks(Jsoup.parse(text).body(), lines);
    }
    return lines.stream().map(PagesTest::plain).filter(line -> !line.isEmpty()).toList();
  }

  /** Adds the texts of a page as a reader sees them, one a block. */
  private static void blocks(Element page, List<String> lines) {
    StringBuilder line = new StringBuilder();
    page.traverse(
        new org.jsoup.select.NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text && !isInForm(text)) {
              line.append(text.getWholeText());
            }
            border(node);
          }

          @Override
          public void tail(Node node, int depth) {
            border(node);
          }

          private void border(Node node) {
            if (node instanceof Element element
                && (element.isBlock() || element.tagName().matches("br|li|button|label|a"))
                && !element.tagName().equals("a")) {
              lines.add(line.toString());
              line.setLength(0);
            }
          }
        });
    lines.add(line.toString());
  }

  private static boolean isInForm(TextNode text) {
    Element parent = text.parent();
    return parent != null && parent.closest("textarea, noscript") != null;
  }

  private String cleaned(Path file) throws IOException {
    FormatOptions options = new FormatOptions(null, List.of(), file.toString().endsWith("html"));
    try (RecordReader reader = Records.open(file.toString(), options)) {
      InputRecord record = reader.next();
      InputDocument document = record.document();
      return unspin.analyse(document).restored();
    }
  }

  private Result result(Path page) throws IOException {
    String name = page.getFileName().toString().replaceFirst("\\.(html|txt)$", "");
    Set<String> article = new HashSet<>(lines(PAGES.resolve(name + ".article.txt")));
    Set<String> output = new HashSet<>();
    cleaned(page).lines().map(PagesTest::plain).forEach(output::add);
    List<String> lost = new ArrayList<>();
    List<String> left = new ArrayList<>();
    int dropped = 0;
    int kept = 0;
    for (String line : lines(page)) {
      boolean isArticle = article.contains(line);
      if (!output.contains(line)) {
        dropped++;
        if (isArticle) {
          lost.add(line);
        }
      } else {
        kept++;
        if (!isArticle) {
          left.add(line);
        }
      }
    }
    for (String line : article) {
      if (!output.contains(line) && !lost.contains(line)) {
        lost.add(line);
      }
    }
    return new Result(name, lost, left, dropped, kept);
  }

  @Test
  void dropsThePageAndKeepsTheArticle() throws IOException {
    List<Result> results = new ArrayList<>();
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> files = java.nio.file.Files.list(PAGES)) {
      files
          .filter(file -> file.toString().matches(".*(\\.html|(?<!\\.article)\\.txt)"))
          .sorted()
          .forEach(pages::add);
    }
    assertThat(pages).hasSizeGreaterThanOrEqualTo(20);
    int dropped = 0;
    int lost = 0;
    int left = 0;
    StringBuilder table =
        new StringBuilder(
            String.format(
                "%n%-20s %7s %5s %9s %6s%n", "page", "dropped", "kept", "precision", "recall"));
    for (Path page : pages) {
      Result result = result(page);
      results.add(result);
      dropped += result.dropped();
      lost += result.lost().size();
      left += result.left().size();
      table.append(
          String.format(
              Locale.ROOT,
              "%-20s %7d %5d %9.3f %6.3f%s%n",
              result.page(),
              result.dropped(),
              result.kept(),
              result.precision(),
              result.recall(),
              result.left().isEmpty() ? "" : "  left: " + result.left()));
    }
    Result all =
        new Result(
            "all",
            results.stream().flatMap(r -> r.lost().stream()).toList(),
            results.stream().flatMap(r -> r.left().stream()).toList(),
            dropped,
            results.stream().mapToInt(Result::kept).sum());
    table.append(
        String.format(
            Locale.ROOT,
            "%-20s %7d %5d %9.3f %6.3f%n",
            all.page(),
            all.dropped(),
            all.kept(),
            all.precision(),
            all.recall()));
    System.out.println(table);
    assertThat(all.lost()).as("lines of articles that are gone").isEmpty();
    assertThat(all.precision()).isGreaterThanOrEqualTo(0.98);
    assertThat(all.recall()).as("%s", table).isGreaterThanOrEqualTo(0.95);
  }
}
