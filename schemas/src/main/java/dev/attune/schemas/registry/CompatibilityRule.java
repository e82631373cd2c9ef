package dev.attune.schemas.registry;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;

/** Decides what a {@link CompatibilityLevel} allows, by Avro's own rules of schema resolution. */
record CompatibilityRule(Optional<SchemaValidator> validator) {

  static CompatibilityRule of(CompatibilityLevel level) {
    return new CompatibilityRule(
        switch (level) {
          case NONE -> Optional.empty();
          case BACKWARD -> Optional.of(canRead().validateLatest());
          case BACKWARD_TRANSITIVE -> Optional.of(canRead().validateAll());
          case FORWARD -> Optional.of(canBeRead().validateLatest());
          case FORWARD_TRANSITIVE -> Optional.of(canBeRead().validateAll());
          case FULL -> Optional.of(mutualRead().validateLatest());
          case FULL_TRANSITIVE -> Optional.of(mutualRead().validateAll());
        });
  }

  /** Whether {@code schema} may follow {@code before}, the versions so far, oldest first. */
  boolean allows(Schema schema, List<Schema> before) {
    if (validator.isEmpty()) {
      return true;
    }
    try {
      validator.get().validate(schema, before.reversed());
      return true;
    } catch (SchemaValidationException e) {
      return false;
    }
  }

  private static SchemaValidatorBuilder canRead() {
    return new SchemaValidatorBuilder().canReadStrategy();
  }

  private static SchemaValidatorBuilder canBeRead() {
    return new SchemaValidatorBuilder().canBeReadStrategy();
  }

  private static SchemaValidatorBuilder mutualRead() {
    return new SchemaValidatorBuilder().mutualReadStrategy();
  }
}
