package dev.attune.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses APP =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.attune.app");

  @Test
  void shouldHaveNoCycleBetweenPackages() {
    slices().matching("dev.attune.app.(**)").should().beFreeOfCycles().check(APP);
  }

  @Test
  void shouldKeepCommandsAtTheTop() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.attune.app", "dev.attune.app.command")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.attune.app.command")
        .check(APP);
  }

  @Test
  void shouldKeepKafkasServerBehindTheBrokerPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.attune.app.broker")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("kafka..", "org.apache.kafka.metadata..", "org.apache.kafka.server..")
        .check(APP);
  }
}
