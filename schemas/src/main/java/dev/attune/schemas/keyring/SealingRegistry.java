package dev.attune.schemas.keyring;

import dev.attune.schemas.registry.CompatibilityLevel;
import dev.attune.schemas.registry.RegisteredSchema;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.seal.DataKeys;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** A registry of schemas that also has the users' data keys. Owns both. */
public record SealingRegistry(SchemaRegistry schemas, DataKeys keys) implements SchemaRegistry {

  @Override
  public Optional<DataKeys> dataKeys() {
    return Optional.of(keys);
  }

  @Override
  public int register(String subject, Schema schema) {
    return schemas.register(subject, schema);
  }

  @Override
  public Schema schemaById(int id) {
    return schemas.schemaById(id);
  }

  @Override
  public List<Integer> versions(String subject) {
    return schemas.versions(subject);
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return schemas.latest(subject);
  }

  @Override
  public Optional<Integer> lookup(String subject, Schema schema) {
    return schemas.lookup(subject, schema);
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    return schemas.isCompatible(subject, schema);
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    schemas.setCompatibility(subject, level);
  }

  @Override
  public void setCompatibility(CompatibilityLevel level) {
    schemas.setCompatibility(level);
  }

  @Override
  public void close() {
    keys.close();
    schemas.close();
  }
}
