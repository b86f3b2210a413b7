package io.github.unspin.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.report.Edits;
import io.github.unspin.report.Finding;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoilerplateFinderTest {
  private static final String ONE = "The first paragraph of the article says what happened.";
  private static final String TWO = "The second paragraph of the article says how it happened.";

  private final BoilerplateFinder finder = new BoilerplateFinder();

  private String cleaned(String text) {
    return Edits.apply(
        text, finder.find(text).stream().filter(Finding::applied).map(Finding::edit).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LEAVE A REPLY",
        "Leave a Comment",
        "Depart a Reply",
        "Go away a Remark",
        "Cancel reply",
        "LEAVE A REPLY Cancel reply",
        "Please enter your comment!",
        "Please enter your name here",
        "You have entered an incorrect email address!",
        "Share.",
        "Exit mobile version",
        "Save my name, email, and website in this browser for the next time I comment.",
        "Save my title, e-mail, and web site on this browser for the subsequent time I remark.",
        "Your email address will not be published. Required fields are marked *",
        "Share this:",
        "Facebook Twitter Pinterest WhatsApp",
        "Share on Facebook",
        "Source link",
        "Supply hyperlink",
        "Supply link",
        "RELATED ARTICLES",
        "Associated Articles",
        "RELATED ARTICLESMORE FROM AUTHOR",
        "Advertisement",
        "- Advertisement -",
        "Previous article",
        "Next article",
        "Previous articleMayor resigns after vote",
        "Read more: Mayor resigns after vote",
        "Learn extra: Mayor resigns after vote",
        "Also Read: Mayor resigns after vote",
        "Additionally Learn | Mayor resigns",
        "Notification Show More",
        "Font ResizerAa",
        "Sign In",
        "Sign up for our newsletter",
        "Subscribe to our newsletter",
        "Get the latest news delivered to your inbox",
        "Join our WhatsApp Channel",
        "5 Min Read",
        "No Comments",
        "12 Views",
        "Tags: moscow, attack",
        "Image credit: Getty Images",
        "You may also like",
        "Skip to content",
        "Back to top",
        "The post Mayor resigns appeared first on Daily News.",
        "© 2024 Daily News",
        "All rights reserved.",
        "Follow us on Facebook",
        "Privacy Policy",
        "Click to share on X",
        "Click to share on Twitter (Opens in new window)",
        "Like Loading...",
        "Read More »",
      })
  void dropsPageFurnitureAtTheFoot(String line) {
    assertThat(cleaned(ONE + "\n\n" + TWO + "\n\n" + line + "\n"))
        .isEqualTo(ONE + "\n\n" + TWO + "\n");
    assertThat(cleaned(ONE + "\r\n\r\n" + TWO + "\r\n\r\n" + line))
        .isEqualTo(ONE + "\r\n\r\n" + TWO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Please enter your comment!", "Advertisement", "Read more: Mayor resigns after vote",
        "Story continues below advertisement", "You may also like", "Sign up for our newsletter"
      })
  void dropsWhatIsCertainEvenBetweenParagraphs(String line) {
    assertThat(cleaned(ONE + "\n\n" + line + "\n\n" + TWO)).isEqualTo(ONE + "\n\n" + TWO);
    assertThat(cleaned(ONE + "\n" + line + "\n" + TWO)).isEqualTo(ONE + "\n" + TWO);
    assertThat(cleaned(ONE + "\n" + line + "\n\n" + TWO)).isEqualTo(ONE + "\n\n" + TWO);
    assertThat(cleaned(ONE + "\n\n" + line + "\n" + TWO)).isEqualTo(ONE + "\n\n" + TWO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Share.",
        "Share.”",
        "“Share.”",
        "Comment",
        "Email",
        "Facebook",
        "Home",
        "Politics",
        "Subscribe to the theory that markets are always right.",
        "Share prices fell.",
        "Sign in the window.",
        "Source code",
        "Comments are welcome, he said.",
        "Read more books, she said.",
        "Related articles of the treaty were struck down in May.",
        "Also read by the committee were three letters.",
        "Follow us, he said, and we did.",
        "Published by Penguin in 1998, the book sold well.",
        "We use cookies as bait, said the baker.",
        "Search",
        "Next",
        "Trending",
        "Loading",
        "Previous",
        "Tags",
        "Credit: nobody's",
        "Advertisement revenue fell by a third.",
        "Leave a reply on the machine, she told him.",
        "Tuesday, November 8.",
        "Thanks Junior!",
        "Q: What are your hobbies?",
        "Staff Reports",
      })
  void keepsLinesOfTheArticleBetweenItsParagraphs(String line) {
    String text = ONE + "\n\n" + line + "\n\n" + TWO + "\n";
    assertThat(cleaned(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Comment",
        "Politics",
        "Email",
        "Home",
        "Oleg Matsnev contributed reporting.",
        "Mayor resigns after vote",
        "Thanks Junior!",
        "Photo: a street in Moscow"
      })
  void keepsWeakSignsThatStandAlone(String line) {
    String foot = ONE + "\n\n" + TWO + "\n\n" + line + "\n";
    String head = line + "\n\n" + ONE + "\n\n" + TWO + "\n";
    assertThat(cleaned(foot)).isEqualTo(foot);
    assertThat(cleaned(head)).isEqualTo(head);
  }

  @Test
  void dropsWeakSignsBesideCertainOnes() {
    String text =
        "Sign In\n\nSearch\n\n"
            + ONE
            + "\n\n"
            + TWO
            + "\n\nLEAVE A REPLY\n\nComment:\n\nName:*\nEmail:*\nWebsite:\n";
    assertThat(cleaned(text)).isEqualTo(ONE + "\n\n" + TWO + "\n");
  }

  @Test
  void reportsOneFindingALine() {
    String text =
        ONE + "\n\nLEAVE A REPLY\n\nPlease enter your comment!\nPlease enter your name here";
    assertThat(finder.find(text))
        .extracting(finding -> finding.text().strip())
        .containsExactly(
            "LEAVE A REPLY", "Please enter your comment!", "Please enter your name here");
  }

  @Test
  void keepsATextThatIsNothingElse() {
    assertThat(finder.find("Share.\nAdvertisement\n")).isEmpty();
  }

  @Property
  void leavesParagraphsAndTheirSeparatorsWhole(
      @ForAll @IntRange(min = 0, max = 255) int where,
      @ForAll boolean windows,
      @ForAll boolean blankLines,
      @ForAll boolean endsWithBreak) {
    String lineBreak = windows ? "\r\n" : "\n";
    String separator = blankLines ? lineBreak + lineBreak : lineBreak;
    StringBuilder page = new StringBuilder();
    StringBuilder article = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      boolean isFurniture = (where >> i & 1) == 1;
      String line = isFurniture ? "Please enter your comment!" : ONE.replace("first", i + "th");
      page.append(page.length() == 0 ? "" : separator).append(line);
      if (!isFurniture) {
        article.append(article.length() == 0 ? "" : separator).append(line);
      }
    }
    if (article.length() == 0) {
      article.append(page);
    }
    String end = endsWithBreak ? lineBreak : "";
    assertThat(cleaned(page + end)).isEqualTo(article + end);
  }
}
