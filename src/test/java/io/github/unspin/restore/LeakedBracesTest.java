package io.github.unspin.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Edit;
import io.github.unspin.report.Edits;
import io.github.unspin.report.Finding;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakedBracesTest {
  private static String mended(String text) {
    List<Finding> findings = LeakedBraces.find(Toys.view(text));
    for (Finding finding : findings) {
      assertThat(finding.applied()).isTrue();
      assertThat(finding.text()).isEqualTo(text.substring(finding.start(), finding.end()));
    }
    List<Edit> edits =
        findings.stream().map(Finding::edit).sorted(Comparator.comparingInt(Edit::start)).toList();
    return Edits.apply(text, edits);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "He knew {that a} storm came.;He knew that a storm came.",
        "{one|other} storm;one storm",
        "A {big|large|huge} storm.;A big storm.",
        "The {city hall|metropolis corridor} slept.;The city hall slept.",
        "😀 {that a} 😀;😀 that a 😀",
        "{One} and {two|three} and {four}.;One and two and four.",
        "{it's|it is} late;it's late",
      })
  void removesBraces(String text, String expected) {
    assertThat(mended(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "}",
        "{}",
        "{|}",
        "{|a}",
        "} a {",
        "open {brace without a partner",
        "closed brace} without a partner",
        "function f() { return x; }",
        "if (a) { b = 1 }",
        "{\"key\": \"value\"}",
        "a set {1, 2, 3}",
        "{a, b}",
        "body { color: red }",
        "{ see https://example.com/ }",
        "{one two three four five six seven eight nine ten eleven twelve thirteen fourteen}",
      })
  void leavesOtherBracesAlone(String text) {
    assertThat(mended(text)).isEqualTo(text);
  }
}
