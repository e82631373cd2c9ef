package dev.attune.connectors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.attune.connectors");

  @Test
  void shouldHaveNoCycleBetweenPackages() {
    slices().matching("dev.attune.connectors.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void shouldDependOnNothingOfAttuneButTheSchemas() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.attune.topology..", "dev.attune.generation..", "dev.attune.app..")
        .check(CLASSES);
  }

  @Test
  void shouldKeepLinesFreeOfFormats() {
    noClasses()
        .that()
        .resideInAPackage("..log.line..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..log", "..log.draft..", "..log.csv..", "..log.json..", "..log.segment..")
        .check(CLASSES);
  }
}
