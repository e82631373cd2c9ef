package dev.attune.app.cli;

import dev.attune.app.config.AppConfig;
import java.io.PrintWriter;
import java.util.Map;

/**
 * What a command is given: where to print, and the configuration, read when first asked for, after
 * all options are known.
 */
public final class Session {
  private final GlobalOptions options;
  private final Map<String, String> environment;
  private final PrintWriter out;
  private final PrintWriter err;

  Session(
      GlobalOptions options, Map<String, String> environment, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /**
   * The configuration of this run.
   *
   * @throws dev.attune.app.error.UsageException when it is not valid
   */
  public AppConfig config() {
    return AppConfig.load(options.config(), environment, options.overrides());
  }

  public Map<String, String> environment() {
    return environment;
  }

  /** For results. */
  public PrintWriter out() {
    return out;
  }

  /** For progress and complaints. */
  public PrintWriter err() {
    return err;
  }

  boolean verbose() {
    return options.verbose();
  }
}
