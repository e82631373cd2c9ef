package dev.attune.schemas.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Remembers what cannot change: the schema of an id, the id of a schema under a subject. Ids that
 * the registry does not know are remembered for a short time only, so that a flood of broken
 * records asks once and a schema that is registered a moment later is still found. Everything else
 * goes through.
 *
 * <p>Shared between threads; the caches own all state. Two threads that miss the same id at once
 * ask once.
 */
public final class CachedSchemaRegistry implements SchemaRegistry {
  private static final int MAX_ENTRIES = 10_000;
  private static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);

  private final SchemaRegistry registry;
  private final Cache<Integer, Schema> schemas;
  private final Cache<Integer, Boolean> unknown;
  private final Cache<SubjectSchema, Integer> ids;

  public CachedSchemaRegistry(SchemaRegistry registry) {
    this(registry, Ticker.systemTicker());
  }

  CachedSchemaRegistry(SchemaRegistry registry, Ticker ticker) {
    this.registry = registry;
    this.schemas = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();
    this.ids = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();
    this.unknown =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(UNKNOWN_FOR)
            .ticker(ticker)
            .build();
  }

  @Override
  public int register(String subject, Schema schema) {
    return ids.get(
        new SubjectSchema(subject, schema), key -> registry.register(key.subject(), key.schema()));
  }

  @Override
  public Schema schemaById(int id) {
    if (unknown.getIfPresent(id) != null) {
      throw new SchemaRegistryException.UnknownSchema(
          "the registry had no schema of id " + id + " a moment ago");
    }
    return schemas.get(id, this::fetch);
  }

  private Schema fetch(int id) {
    try {
      return registry.schemaById(id);
    } catch (SchemaRegistryException.UnknownSchema e) {
      unknown.put(id, true);
      throw e;
    }
  }

  @Override
  public Optional<Integer> lookup(String subject, Schema schema) {
    SubjectSchema key = new SubjectSchema(subject, schema);
    Integer known = ids.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Integer> id = registry.lookup(subject, schema);
    id.ifPresent(found -> ids.put(key, found));
    return id;
  }

  @Override
  public List<Integer> versions(String subject) {
    return registry.versions(subject);
  }

  @Override
  public Optional<RegisteredSchema> latest(String subject) {
    return registry.latest(subject);
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    return registry.isCompatible(subject, schema);
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    registry.setCompatibility(subject, level);
  }

  @Override
  public void setCompatibility(CompatibilityLevel level) {
    registry.setCompatibility(level);
  }

  @Override
  public void close() {
    registry.close();
  }

  private record SubjectSchema(String subject, Schema schema) {}
}
