package dev.attune.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Which package may know which. Plain tests: runners that find none would be green over a cycle.
 */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.attune.benchmarks");

  @Test
  void shouldSeeTheClassesItJudges() {
    assertThat(CLASSES).hasSizeGreaterThan(30);
  }

  // The root package is one of them: the entry point knows the workloads, never the reverse.
  @Test
  void shouldHaveNoCycleBetweenPackages() {
    // Given
    JavaPackage root = CLASSES.getPackage("dev.attune.benchmarks");
    Set<JavaPackage> left = new HashSet<>(root.getSubpackagesInTree());
    left.add(root);

    // When
    boolean fewer = true;
    while (fewer) {
      fewer = left.removeIf(each -> knowsNone(each, left));
    }

    // Then
    assertThat(left).as("packages of a cycle, or that know one").isEmpty();
  }

  private static boolean knowsNone(JavaPackage one, Set<JavaPackage> others) {
    return one.getPackageDependenciesFromThisPackage().stream()
        .noneMatch(other -> !other.equals(one) && others.contains(other));
  }
}
