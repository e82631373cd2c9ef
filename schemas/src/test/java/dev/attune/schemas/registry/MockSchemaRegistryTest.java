package dev.attune.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MockSchemaRegistryTest implements SchemaRegistryContract {
  private final MockSchemaRegistry registry = new MockSchemaRegistry();

  @Override
  public SchemaRegistry registry() {
    return registry;
  }

  @Test
  void shouldShareOneRegistryWhenTheScopeIsTheSame() {
    // Given
    SchemaRegistry producers = SchemaRegistry.open(Map.of("schema.registry.url", "mock://shared"));
    SchemaRegistry others = SchemaRegistry.open(Map.of("schema.registry.url", "mock://other"));

    // When
    producers.register("cups-value", FIRST);

    // Then
    assertThat(MockSchemaRegistry.scope("shared").subjects()).containsExactly("cups-value");
    assertThat(others.versions("cups-value")).isEmpty();
    MockSchemaRegistry.dropScope("shared");
    assertThat(MockSchemaRegistry.scope("shared").subjects()).isEmpty();
  }

  @Test
  void shouldApplyTheDefaultRuleWhenASubjectHasNone() {
    // Given
    registry.register("cups-value", FIRST);

    // When
    registry.setCompatibility(CompatibilityLevel.FORWARD);

    // Then
    assertThat(registry.compatibility()).isEqualTo(CompatibilityLevel.FORWARD);
    assertThat(registry.isCompatible("cups-value", WITH_REQUIRED)).isTrue();
  }

  // FIRST lacks what WITH_REQUIRED demands: new cannot read old, but old reads new.
  @ParameterizedTest
  @CsvSource({
    "NONE, true",
    "BACKWARD, false",
    "BACKWARD_TRANSITIVE, false",
    "FORWARD, true",
    "FORWARD_TRANSITIVE, true",
    "FULL, false",
    "FULL_TRANSITIVE, false"
  })
  void shouldJudgeByTheLevelWhenARequiredFieldIsAdded(CompatibilityLevel level, boolean allowed) {
    assertThat(CompatibilityRule.of(level).allows(WITH_REQUIRED, List.of(FIRST)))
        .isEqualTo(allowed);
  }

  @Test
  void shouldLookAtEarlierVersionsOnlyWhenTheLevelIsTransitive() {
    // Given
    var before = List.of(FIRST, WITH_REQUIRED);

    // When
    boolean latestOnly =
        CompatibilityRule.of(CompatibilityLevel.BACKWARD).allows(WITH_REQUIRED, before);

    // Then
    assertThat(latestOnly).isTrue();
    assertThat(
            CompatibilityRule.of(CompatibilityLevel.BACKWARD_TRANSITIVE)
                .allows(WITH_REQUIRED, before))
        .isFalse();
  }
}
