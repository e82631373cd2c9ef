package dev.attune.app.doctor;

import dev.attune.app.finding.Finding;
import java.util.List;

/** The launcher chooses the JVM, but somebody may have started the jar by hand. */
record JavaCheck(Runtime.Version version) implements Check {
  private static final int NEEDED = 25;

  JavaCheck() {
    this(Runtime.version());
  }

  @Override
  public List<Finding> run() {
    String detail = version + " in " + System.getProperty("java.home");
    return List.of(
        version.feature() >= NEEDED
            ? Finding.ok("java", detail)
            : Finding.fail("java", detail, "Install a JDK 25 or newer."));
  }
}
