package dev.attune.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

/** What every registry must do, the one in memory like a real one. */
interface SchemaRegistryContract {
  Schema FIRST =
      SchemaBuilder.record("Cup").namespace("shop").fields().requiredString("size").endRecord();
  Schema WITH_OPTIONAL =
      SchemaBuilder.record("Cup")
          .namespace("shop")
          .fields()
          .requiredString("size")
          .optionalString("colour")
          .endRecord();
  Schema WITH_REQUIRED =
      SchemaBuilder.record("Cup")
          .namespace("shop")
          .fields()
          .requiredString("size")
          .requiredInt("weight")
          .endRecord();

  SchemaRegistry registry();

  /** A subject nobody used before: servers are shared between tests. */
  default String newSubject() {
    return "cups " + UUID.randomUUID() + "-value";
  }

  @Test
  default void shouldGiveTheSameIdWhenASchemaIsRegisteredAgain() {
    // Given
    String subject = newSubject();
    int id = registry().register(subject, FIRST);

    // When
    int again = registry().register(subject, FIRST);

    // Then
    assertThat(again).isEqualTo(id);
    assertThat(registry().versions(subject)).containsExactly(1);
  }

  @Test
  default void shouldGiveOneIdWhenASchemaIsRegisteredUnderTwoSubjects() {
    // Given
    int id = registry().register(newSubject(), FIRST);

    // When
    int other = registry().register(newSubject(), FIRST);

    // Then
    assertThat(other).isEqualTo(id);
  }

  @Test
  default void shouldReturnTheSchemaWhenItsIdIsKnown() {
    // Given
    int id = registry().register(newSubject(), WITH_OPTIONAL);

    // When
    Schema schema = registry().schemaById(id);

    // Then
    assertThat(schema).isEqualTo(WITH_OPTIONAL);
  }

  @Test
  default void shouldSayUnknownWhenNoSchemaHasTheId() {
    assertThatExceptionOfType(SchemaRegistryException.UnknownSchema.class)
        .isThrownBy(() -> registry().schemaById(987_654_321));
  }

  @Test
  default void shouldListVersionsAndTheLatestWhenASchemaEvolves() {
    // Given
    String subject = newSubject();
    registry().register(subject, FIRST);

    // When
    int id = registry().register(subject, WITH_OPTIONAL);

    // Then
    assertThat(registry().versions(subject)).containsExactly(1, 2);
    assertThat(registry().latest(subject))
        .contains(new RegisteredSchema(subject, id, 2, WITH_OPTIONAL));
  }

  @Test
  default void shouldHaveNothingWhenNobodyRegisteredTheSubject() {
    // When
    String subject = newSubject();

    // Then
    assertThat(registry().versions(subject)).isEmpty();
    assertThat(registry().latest(subject)).isEmpty();
    assertThat(registry().lookup(subject, FIRST)).isEmpty();
    assertThat(registry().isCompatible(subject, FIRST)).isTrue();
  }

  @Test
  default void shouldLookUpWithoutRegisteringWhenTheSchemaIsThere() {
    // Given
    String subject = newSubject();
    int id = registry().register(subject, FIRST);

    // When
    var found = registry().lookup(subject, FIRST);

    // Then
    assertThat(found).contains(id);
    assertThat(registry().lookup(subject, WITH_OPTIONAL)).isEmpty();
    assertThat(registry().versions(subject)).containsExactly(1);
  }

  @Test
  default void shouldRefuseWhenANewVersionBreaksTheRule() {
    // Given
    String subject = newSubject();
    registry().register(subject, FIRST);
    registry().setCompatibility(subject, CompatibilityLevel.BACKWARD);

    // When
    boolean compatible = registry().isCompatible(subject, WITH_REQUIRED);

    // Then
    assertThat(compatible).isFalse();
    assertThat(registry().isCompatible(subject, WITH_OPTIONAL)).isTrue();
    assertThatExceptionOfType(SchemaRegistryException.Incompatible.class)
        .isThrownBy(() -> registry().register(subject, WITH_REQUIRED));
  }

  @Test
  default void shouldLetABreakingVersionInWhenTheSubjectHasNoRule() {
    // Given
    String subject = newSubject();
    registry().register(subject, FIRST);
    registry().setCompatibility(subject, CompatibilityLevel.NONE);

    // When
    registry().register(subject, WITH_REQUIRED);

    // Then
    assertThat(registry().versions(subject)).containsExactly(1, 2);
  }
}
