package io.github.unspin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may use whom, and how long a class may be. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.github.unspin");

  @Test
  void packagesHaveNoCycles() {
    ArchRule rule = slices().matching("io.github.unspin.(*)..").should().beFreeOfCycles();
    rule.check(CLASSES);
  }

  @Test
  void theFacadeIsUsedByTheCommandLineOnly() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.github.unspin",
                "io.github.unspin.cli..",
                "io.github.unspin.evaluate..",
                "io.github.unspin.accuracy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.unspin");
    rule.check(CLASSES);
  }

  @Test
  void nothingKnowsTheCommandLine() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("io.github.unspin.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.unspin.cli..");
    rule.check(CLASSES);
  }

  @Test
  void foundationsStandAlone() {
    ArchRule rule =
        classes()
            .that()
            .resideInAnyPackage(
                "io.github.unspin.text..", "io.github.unspin.report..", "io.github.unspin.files..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "io.github.unspin.text..",
                "io.github.unspin.report..",
                "io.github.unspin.files..",
                "java..",
                "org.jspecify..",
                "org.mozilla.universalchardet..");
    rule.check(CLASSES);
  }

  @Test
  void modelsKnowNoGrammar() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(
                "io.github.unspin.language..",
                "io.github.unspin.channel..",
                "io.github.unspin.detect..",
                "io.github.unspin.restore..",
                "io.github.unspin.scrape..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.unspin.grammar..", "io.github.unspin.render..")
            .allowEmptyShould(true);
    rule.check(CLASSES);
  }

  @Test
  void languageToolStaysInGrammarAndDictionaryMaking() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages("io.github.unspin.grammar..", "io.github.unspin.train..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.languagetool..");
    rule.check(CLASSES);
  }

  @Test
  void picocliStaysInTheCommandLine() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("io.github.unspin.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");
    rule.check(CLASSES);
  }

  @Test
  void terminalsAreOneFaceOfTheReviewAndNoMore() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("io.github.unspin.terminal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jline..");
    rule.check(CLASSES);
  }

  @Test
  void theReviewKnowsNeitherItsFacesNorTheModels() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("io.github.unspin.review..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "io.github.unspin.review..",
                "io.github.unspin.memory..",
                "io.github.unspin.channel..",
                "io.github.unspin.text..",
                "io.github.unspin.report..",
                "io.github.unspin.files..",
                "com.fasterxml.jackson.core..",
                "java..",
                "org.jspecify..");
    rule.check(CLASSES);
  }

  @Test
  void jsonIsWrittenAndReadInFewPlaces() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.github.unspin.render..",
                "io.github.unspin.evaluate..",
                "io.github.unspin.format..",
                "io.github.unspin.batch..",
                "io.github.unspin.memory..",
                "io.github.unspin.review..",
                "io.github.unspin.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");
    rule.check(CLASSES);
  }

  @Test
  void formatsKnowReportsAndFilesOnly() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("io.github.unspin.format..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "io.github.unspin.format..",
                "io.github.unspin.report..",
                "io.github.unspin.files..",
                "java..",
                "org.jspecify..",
                "org.jsoup..",
                "org.commonmark..",
                "org.netpreserve.jwarc..",
                "com.fasterxml.jackson.core..");
    rule.check(CLASSES);
  }

  @Test
  void librariesOfFormatsStayThere() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages("io.github.unspin.format..", "io.github.unspin.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jsoup..", "org.commonmark..", "org.netpreserve..");
    rule.check(CLASSES);
  }

  @Test
  void runsOverManyFilesKnowNoModels() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("io.github.unspin.batch..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "io.github.unspin.batch..",
                "io.github.unspin.files..",
                "io.github.unspin.format..",
                "io.github.unspin.render..",
                "io.github.unspin.report..",
                "com.fasterxml..",
                "java..",
                "org.jspecify..");
    rule.check(CLASSES);
  }

  @Test
  void theBrowsersFaceKnowsTheReviewOnly() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("io.github.unspin.web..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "io.github.unspin.web..",
                "io.github.unspin.review..",
                "io.github.unspin.report..",
                "io.github.unspin.files..",
                "com.fasterxml.jackson..",
                "com.sun.net.httpserver..",
                "org.jsoup..",
                "java..",
                "javax.crypto..",
                "org.jspecify..");
    rule.check(CLASSES);
  }

  @Test
  void tomlStaysInConfig() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("io.github.unspin.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tomlj..");
    rule.check(CLASSES);
  }

  @Test
  void nothingElseIsAServer() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("io.github.unspin.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.sun.net.httpserver..");
    rule.check(CLASSES);
  }

  /** Whoever gets here with a long class: it mostly does several things, each worth a class. */
  @Test
  void classesAreShortEnoughToBeRead() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      assertThat(sources)
          .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(400));
    }
  }
}
