package dev.attune.app.doctor;

import dev.attune.app.config.AppConfig;
import dev.attune.app.config.ConfigSource;
import dev.attune.app.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The configuration is valid when this runs; but was every variable meant for us understood? */
record ConfigurationCheck(AppConfig config, Map<String, String> environment) implements Check {
  @Override
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            "configuration",
            "tenant %s, %d topics of %d partitions"
                .formatted(
                    config.tenant(), config.topics().all().size(), config.topics().partitions())));
    ConfigSource.misspelt(environment)
        .forEach((name, meant) ->
            findings.add(
                Finding.warn(
                    "environment", name + " sets nothing", "Did you mean '%s'?".formatted(meant))));
    return findings;
  }
}
