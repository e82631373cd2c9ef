package dev.attune.learn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final List<String> ORDER =
      List.of(
          "statistic",
          "evaluation",
          "posterior",
          "sequence",
          "comparison",
          "assignment",
          "experiment",
          "bandit",
          "element",
          "simulation",
          "prediction");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.attune.learn");

  @Test
  void shouldSeeTheClassesItJudges() {
    assertThat(CLASSES).hasSizeGreaterThan(10);
  }

  @Test
  void shouldKnowStatisticsAndNothingElse() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util..",
            "java.math..",
            "java.time..",
            "java.nio..",
            "java.security..",
            "org.jspecify..",
            "org.apache.commons.rng..",
            "org.apache.commons.statistics..",
            "org.ejml..",
            "dev.attune.learn..")
        .check(CLASSES);
  }

  /** A package may know those before it: so there is no cycle. */
  @Test
  void shouldLetEachPackageKnowOnlyThoseBeforeIt() {
    for (int i = 0; i < ORDER.size(); i++) {
      String[] later =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(name -> "dev.attune.learn." + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("dev.attune.learn." + ORDER.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(CLASSES);
    }
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of("dev.attune.learn"),
                    ORDER.stream().map(name -> "dev.attune.learn." + name + ".."))
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void shouldKeepClocksAndFilesOut() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.(time\\.Clock|util\\.Random|security\\.SecureRandom|nio\\.file\\..*)")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }
}
