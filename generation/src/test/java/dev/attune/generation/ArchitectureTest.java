package dev.attune.generation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS) // reading all classes takes seconds
class ArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.attune.generation");

  @Test
  void shouldHaveNoCycleAmongPackages() {
    slices().matching("dev.attune.generation.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void shouldKeepTheOptionalLibraryBehindItsDoor() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.attune.generation.local")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("de.kherud..")
        .check(classes);
  }

  @Test
  void shouldKeepModelsAndKafkaApart() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.attune.generation.model",
            "dev.attune.generation.draft",
            "dev.attune.generation.chat",
            "dev.attune.generation.offline",
            "dev.attune.generation.local",
            "dev.attune.generation.call",
            "dev.attune.generation.admit",
            "dev.attune.generation.http",
            "dev.attune.generation.time")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(classes);
  }

  @Test
  void shouldStandOnSchemasAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.attune.topology..", "dev.attune.connectors..", "dev.attune.app..")
        .check(classes);
  }
}
