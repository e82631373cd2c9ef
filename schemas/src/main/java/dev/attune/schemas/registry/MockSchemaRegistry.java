package dev.attune.schemas.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;

/**
 * A registry in memory, for tests, inline replay and the embedded registry of the demo. Rules are
 * those of a real one: one id a schema whatever the subject, versions from 1, {@link
 * CompatibilityLevel#BACKWARD} where nothing else is set.
 *
 * <p>Shared by all threads of the process that hold it; the monitor of the instance guards all of
 * its state.
 */
public final class MockSchemaRegistry implements SchemaRegistry {
  private final Map<Integer, Schema> schemas = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, List<RegisteredSchema>> subjects = new LinkedHashMap<>();
  private final Map<String, CompatibilityLevel> levels = new HashMap<>();
  private CompatibilityLevel defaultLevel = CompatibilityLevel.BACKWARD;

  /** The registry that everybody in this process gets who asks for {@code mock://scope}. */
  public static MockSchemaRegistry scope(String scope) {
    return MockScopes.get(scope);
  }

  /** Forgets a scope: who asks for it later gets an empty registry. */
  public static void dropScope(String scope) {
    MockScopes.drop(scope);
  }

  @Override
  public synchronized int register(String subject, Schema schema) {
    Optional<Integer> known = lookup(subject, schema);
    if (known.isPresent()) {
      return known.get();
    }
    if (!isCompatible(subject, schema)) {
      throw new SchemaRegistryException.Incompatible(
          "subject " + subject + " is " + compatibility(subject) + " and this schema is not");
    }
    int id = ids.computeIfAbsent(schema.toString(), text -> ids.size() + 1);
    schemas.putIfAbsent(id, schema);
    List<RegisteredSchema> versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
    versions.add(new RegisteredSchema(subject, id, versions.size() + 1, schema));
    return id;
  }

  @Override
  public synchronized Schema schemaById(int id) {
    Schema schema = schemas.get(id);
    if (schema == null) {
      throw new SchemaRegistryException.UnknownSchema("no schema has id " + id);
    }
    return schema;
  }

  @Override
  public synchronized List<Integer> versions(String subject) {
    return all(subject).stream().map(RegisteredSchema::version).toList();
  }

  @Override
  public synchronized Optional<RegisteredSchema> latest(String subject) {
    List<RegisteredSchema> all = all(subject);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  @Override
  public synchronized Optional<Integer> lookup(String subject, Schema schema) {
    String text = schema.toString();
    return all(subject).stream()
        .filter(version -> version.schema().toString().equals(text))
        .map(RegisteredSchema::id)
        .findFirst();
  }

  @Override
  public synchronized boolean isCompatible(String subject, Schema schema) {
    List<Schema> before = all(subject).stream().map(RegisteredSchema::schema).toList();
    return CompatibilityRule.of(compatibility(subject)).allows(schema, before);
  }

  @Override
  public synchronized void setCompatibility(String subject, CompatibilityLevel level) {
    levels.put(subject, level);
  }

  @Override
  public synchronized void setCompatibility(CompatibilityLevel level) {
    defaultLevel = level;
  }

  /** The rule in force for a subject. */
  public synchronized CompatibilityLevel compatibility(String subject) {
    return levels.getOrDefault(subject, defaultLevel);
  }

  /** The rule of subjects that have none of their own. */
  public synchronized CompatibilityLevel compatibility() {
    return defaultLevel;
  }

  /** The names of all subjects, sorted. */
  public synchronized Set<String> subjects() {
    return new TreeSet<>(subjects.keySet());
  }

  /** All versions of a subject, oldest first. */
  public synchronized List<RegisteredSchema> all(String subject) {
    return List.copyOf(subjects.getOrDefault(subject, List.of()));
  }

  /** Keeps what was registered: another holder of the same scope may still need it. */
  @Override
  public void close() {}
}
