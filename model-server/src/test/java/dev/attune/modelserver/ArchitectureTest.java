package dev.attune.modelserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.attune.modelserver");

  @Test
  void shouldSeeTheClassesItJudges() {
    assertThat(CLASSES).hasSizeGreaterThan(30);
  }

  @Test
  void shouldHaveNoCycleBetweenPackages() {
    slices().matching("dev.attune.modelserver.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void shouldDependOnNothingElseOfAttune() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.slf4j..",
            "io.netty..",
            "com.fasterxml.jackson..",
            "org.snakeyaml..",
            "dev.attune.modelserver..")
        .check(CLASSES);
  }

  @Test
  void shouldKeepNettyBehindTheHttpPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.attune.modelserver.http")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.netty..")
        .check(CLASSES);
  }
}
