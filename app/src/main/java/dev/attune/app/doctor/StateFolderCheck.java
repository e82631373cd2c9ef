package dev.attune.app.doctor;

import dev.attune.app.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** State stores write as much as they read: the folder must take files and have room. */
record StateFolderCheck(Path folder) implements Check {
  private static final String SUBJECT = "state folder";
  private static final long GIBIBYTE = 1L << 30;

  @Override
  public List<Finding> run() {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "doctor-", ".tmp"));
      return List.of(room(Files.getFileStore(folder).getUsableSpace()));
    } catch (IOException e) {
      return List.of(
          Finding.fail(
              SUBJECT,
              "cannot write to " + folder + ": " + e,
              "Set 'state.folder' to a folder that you may write to."));
    }
  }

  private Finding room(long bytes) {
    String detail = "%s, %d GiB free".formatted(folder, bytes / GIBIBYTE);
    return bytes >= GIBIBYTE
        ? Finding.ok(SUBJECT, detail)
        : Finding.warn(SUBJECT, detail, "Free some space, or set 'state.folder'.");
  }
}
