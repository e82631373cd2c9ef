package dev.attune.guards;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.attune.guards");

  @Test
  void shouldSeeTheClassesItJudges() {
    assertThat(CLASSES).hasSizeGreaterThan(4);
  }

  @Test
  void shouldKnowTheContractsAndTextAndNothingElse() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.ahocorasick..",
            "dev.attune.avro..",
            "dev.attune.text..",
            "dev.attune.guards..")
        .check(CLASSES);
  }

  @Test
  void shouldHaveNoCycleBetweenPackages() {
    slices().matching("dev.attune.guards.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void shouldKeepClocksAndChanceOut() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.(time\\.Clock|util\\.Random|security\\.SecureRandom)")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }
}
