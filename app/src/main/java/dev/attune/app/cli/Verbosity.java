package dev.attune.app.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** The log of somebody who looks for a cause. Without it, {@code logback.xml} keeps quiet. */
final class Verbosity {
  private static final String CONFIGURATION = "/logback-verbose.xml";

  private Verbosity() {}

  /** Replaces the log's configuration for the rest of the process. */
  static void raise() {
    URL configuration = Objects.requireNonNull(Verbosity.class.getResource(CONFIGURATION));
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(configuration);
    } catch (JoranException e) {
      throw new IllegalStateException("Cannot configure the log by " + configuration, e);
    }
  }
}
