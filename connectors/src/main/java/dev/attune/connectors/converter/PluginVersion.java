package dev.attune.connectors.converter;

import java.util.Objects;

/** The version that Connect shows of our plugins. */
public final class PluginVersion {

  private PluginVersion() {}

  /** That of the jar; "undefined" where the classes lie in a folder, as they do in tests. */
  public static String get() {
    String version = PluginVersion.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "undefined");
  }
}
