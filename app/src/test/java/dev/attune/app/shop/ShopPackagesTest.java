package dev.attune.app.shop;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ShopPackagesTest {

  @Test
  void shouldHaveNoCycle() {
    // Given
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.attune.app.shop");

    // When
    var rule = slices().matching("dev.attune.app.(shop..)").should().beFreeOfCycles();

    // Then
    rule.check(classes);
  }
}
