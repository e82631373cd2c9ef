package dev.attune.text;

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
          .importPackages("dev.attune.text");

  @Test
  void shouldSeeTheClassesItJudges() {
    assertThat(CLASSES).hasSizeGreaterThan(20);
  }

  @Test
  void shouldHaveNoCycleBetweenPackages() {
    slices().matching("dev.attune.text.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void shouldDependOnNoOtherModuleOfAttune() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.attune.avro..",
            "dev.attune.schemas..",
            "dev.attune.topology..",
            "dev.attune.generation..",
            "dev.attune.connectors..",
            "dev.attune.app..")
        .check(CLASSES);
  }

  @Test
  void shouldBePure() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.(time\\.Clock|util\\.Random|security\\.SecureRandom)")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }
}
