package dev.attune.app.doctor;

import dev.attune.app.config.AppConfig;
import dev.attune.app.finding.Finding;
import dev.attune.schemas.contract.SubjectName;
import dev.attune.schemas.registry.SchemaRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/** Does the registry answer, and with these credentials? */
record RegistryCheck(AppConfig config) implements Check {
  private static final String SUBJECT = "schema registry";

  @Override
  public List<Finding> run() {
    try (SchemaRegistry registry = SchemaRegistry.open(impatient(config.registryConfig()))) {
      String offers = SubjectName.VALUE.of(config.topics().offers().name());
      int versions = registry.versions(offers).size();
      return List.of(
          versions > 0
              ? Finding.ok(SUBJECT, config.registryUrls())
              : Finding.warn(
                  SUBJECT,
                  config.registryUrls() + " has no schema of " + offers,
                  "Run 'attune schemas register'."));
    } catch (KafkaException e) {
      return List.of(
          Finding.fail(
              SUBJECT,
              String.valueOf(e.getMessage()),
              "Start it, or mend 'schema.registry.url' and the keys below 'registry.'."));
    }
  }

  /** Somebody waits for the answer, and the question can be asked again. */
  private static Map<String, Object> impatient(Map<String, Object> settings) {
    Map<String, Object> changed = new HashMap<>(settings);
    changed.put("max.retries", "0");
    return changed;
  }
}
