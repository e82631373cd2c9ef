package dev.attune.app.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * Takes users' lines out of a file of JSON lines: a recording, an export, offers or decisions of a
 * replay. A line is a user's where a field {@code userId} at any depth has that value.
 */
public final class FileErasure {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FileErasure() {}

  /**
   * Writes the file anew without those lines, the others byte for byte as they were; the old one is
   * replaced at once or not at all.
   *
   * @return how many lines went
   * @throws IOException where it cannot, or where a line is no JSON: then nothing was changed
   */
  public static long erase(Path file, Set<String> userIds) throws IOException {
    Path rest = Files.createTempFile(file.toAbsolutePath().getParent(), "erasure-", ".tmp");
    long gone = 0;
    try (BufferedReader lines = Files.newBufferedReader(file);
        BufferedWriter kept = Files.newBufferedWriter(rest)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (isOf(line, userIds)) {
          gone++;
        } else {
          kept.write(line);
          kept.write('\n');
        }
      }
    } catch (IOException e) {
      Files.deleteIfExists(rest);
      throw e;
    }
    Files.move(rest, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return gone;
  }

  private static boolean isOf(String line, Set<String> userIds) throws JsonProcessingException {
    JsonNode tree = JSON.readTree(line);
    return tree != null
        && tree.findValues("userId").stream().anyMatch(id -> userIds.contains(id.asText()));
  }
}
