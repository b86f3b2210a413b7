package io.github.unspin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom. */
@AnalyzeClasses(packages = "io.github.unspin", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.github.unspin.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theFacadeIsUsedByTheCommandLineOnly =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.github.unspin", "io.github.unspin.cli..", "io.github.unspin.evaluate..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.unspin");

  @ArchTest
  static final ArchRule nothingKnowsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.unspin.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.unspin.cli..");

  @ArchTest
  static final ArchRule foundationsStandAlone =
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

  @ArchTest
  static final ArchRule modelsKnowNoGrammar =
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

  @ArchTest
  static final ArchRule languageToolStaysInGrammar =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.unspin.grammar..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.languagetool..");

  @ArchTest
  static final ArchRule picocliStaysInTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.unspin.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule jsonIsWrittenAndReadInTwoPlaces =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.github.unspin.render..", "io.github.unspin.evaluate..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml..");
}
