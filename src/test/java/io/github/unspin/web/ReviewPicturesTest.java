package io.github.unspin.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.unspin.Options;
import io.github.unspin.Unspin;
import io.github.unspin.review.Output;
import io.github.unspin.review.ReviewInput;
import io.github.unspin.review.ReviewSession;
import io.github.unspin.review.ReviewSettings;
import io.github.unspin.testing.Browser;
import io.github.unspin.testing.BrowserPage;
import io.github.unspin.testing.SmallPng;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the pictures of the page for the README: {@code mvn -Dtest=ReviewPicturesTest
 * -Dunspin.pictures=docs test}.
 */
@EnabledIfSystemProperty(
    named = "unspin.pictures",
    matches = ".+",
    disabledReason = "pictures are made on demand: -Dunspin.pictures=docs")
class ReviewPicturesTest {
  private static final String ONLINE =
      "document.getElementById('state').dataset.state === 'online'";

  @TempDir Path folder;

  @Test
  void picturesForTheReadme() throws Exception {
    Path pictures = Files.createDirectories(Path.of(System.getProperty("unspin.pictures")));
    if (System.getProperty("unspin.home") == null) {
      System.setProperty("unspin.home", Path.of("").toAbsolutePath().toString());
    }
    for (String name : List.of("concert-hall", "dam-at-night", "rail-pay-deal")) {
      Files.copy(Path.of("fixtures/articles", name + ".spun.txt"), folder.resolve(name + ".txt"));
    }
    Unspin unspin = Unspin.open(Options.defaults());
    ReviewSettings settings =
        ReviewSettings.of(file -> unspin.analyse(file.text()), folder.resolve("state"));
    try (ReviewSession session = ReviewSession.open(ReviewInput.expand(List.of(folder)), settings);
        ReviewServer server =
            ReviewServer.start(
                session,
                new WebSettings(
                    0,
                    Optional.empty(),
                    new Output.Beside(),
                    WebSettings.Wishes.defaults(),
                    Exception::printStackTrace));
        Browser browser = Browser.start()) {
      session.documents().forEach(document -> document.problem());
      BrowserPage page = browser.open(server.address().toString());
      page.resize(1240, 760).waitFor("document.querySelector('.f.current')");
      for (String key : List.of("y", "2", "y", "y", "n", "y", "y")) {
        page.press(key);
      }
      page.waitFor(ONLINE);
      page.evaluate("document.getElementById('toast').hidden = true");
      picture(page, pictures.resolve("review-web.png"));
      page.media(Map.of("prefers-color-scheme", "dark"));
      page.press("o").waitFor("document.querySelector('.then')");
      picture(page, pictures.resolve("review-web-dark.png"));
      page.press("o");
      page.media(Map.of("prefers-color-scheme", "light")).resize(400, 760);
      page.reload().waitFor("document.querySelector('.f.current')");
      picture(page, pictures.resolve("review-web-narrow.png"));
    }
  }

  private static void picture(BrowserPage page, Path file) throws Exception {
    page.screenshot(file);
    SmallPng.shrink(file);
    assertThat(Files.size(file)).isLessThan(150_000);
  }
}
