package dev.attune.app.doctor;

import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UserException;
import dev.attune.app.finding.Finding;
import dev.attune.app.finding.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All checks, in the order in which somebody would look. */
public final class Doctor {
  private final Supplier<AppConfig> config;
  private final Map<String, String> environment;

  /**
   * Looks at one run's surroundings.
   *
   * @param config may throw: a broken configuration is a finding too
   */
  public Doctor(Supplier<AppConfig> config, Map<String, String> environment) {
    this.config = config;
    this.environment = environment;
  }

  /** Runs every check that can run. */
  public Report examine() {
    List<Check> checks =
        Stream.concat(Stream.of(new JavaCheck(), new MemoryCheck(Machine.current())), configured())
            .toList();
    return new Report(checks.stream().flatMap(check -> check.run().stream()).toList());
  }

  /** Without a configuration there is nothing to reach; the rest still says what it can. */
  private Stream<Check> configured() {
    AppConfig valid;
    try {
      valid = config.get();
    } catch (UserException e) {
      List<Finding> broken =
          List.of(Finding.fail("configuration", String.valueOf(e.getMessage()), e.remedy()));
      return Stream.of(() -> broken);
    }
    List<Check> checks = new ArrayList<>();
    checks.add(new ConfigurationCheck(valid, environment));
    checks.add(new StateFolderCheck(valid.stateFolder()));
    checks.add(new BrokerCheck(valid));
    checks.add(new RegistryCheck(valid));
    checks.add(new ProviderCheck(valid, environment));
    return checks.stream();
  }
}
