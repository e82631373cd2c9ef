package dev.attune.app.registry.store;

import dev.attune.app.registry.compatibility.CompatibilityCheck;
import java.util.List;
import org.apache.avro.Schema;

/** One attempt to make a schema the next version of a subject. */
record Registration(String subject, SchemaText schema) {
  static Registration of(String subject, SchemaText schema) {
    return new Registration(subject, schema);
  }

  /**
   * The state with the version added, or unchanged when it has it already.
   *
   * @throws RegistryError 409 when it does not fit the earlier ones, 42205 when read-only
   */
  RegistryState apply(RegistryState before) {
    int known = before.idOf(schema.canonical());
    boolean present =
        before.versions(subject).stream()
            .anyMatch(version -> version.id() == known && Visibility.LIVE.shows(version));
    if (present) {
      return before;
    }
    if (before.mode(subject) == Mode.READONLY) {
      throw RegistryError.readOnly(subject);
    }
    List<String> objections = objections(before, subject, schema.schema());
    if (!objections.isEmpty()) {
      throw RegistryError.incompatible(subject, String.join("; ", objections));
    }
    RegistryState stored = before.withSchema(schema.canonical());
    return stored.withVersion(
        subject, new SubjectVersion(nextVersion(before), stored.idOf(schema.canonical()), false));
  }

  static List<String> objections(RegistryState state, String subject, Schema schema) {
    List<Schema> earlier =
        state.versions(subject).stream()
            .filter(Visibility.LIVE::shows)
            .map(version -> SchemaText.parse(state.schemas().get(version.id() - 1)).schema())
            .toList();
    return CompatibilityCheck.objections(state.level(subject), schema, earlier);
  }

  private int nextVersion(RegistryState before) {
    return before.versions(subject).stream().mapToInt(SubjectVersion::version).max().orElse(0) + 1;
  }
}
