package dev.attune.app.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes, before or after its name. Filled by picocli. */
@Command(
    name = "attune",
    header = "Turns a shop's event stream into personal offers, written by a language model.",
    customSynopsis = "attune [OPTION]... COMMAND [ARGUMENT]...")
final class GlobalOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Configuration as Java properties.")
  private @Nullable Path config;

  @Option(
      names = {"-o", "--override"},
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "Sets one configuration key. May be repeated.")
  private final Map<String, String> overrides = new HashMap<>();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "More log lines, and stack traces of failures.")
  private boolean verbose;

  Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  Map<String, String> overrides() {
    return overrides;
  }

  boolean verbose() {
    return verbose;
  }
}
