package dev.attune.app.cli;

import java.util.Optional;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: this build, and the two things a bug report must name. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String own =
        Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(unpackaged)");
    return new String[] {
      "attune %s (Kafka %s, Java %s)".formatted(own, AppInfoParser.getVersion(), Runtime.version())
    };
  }
}
