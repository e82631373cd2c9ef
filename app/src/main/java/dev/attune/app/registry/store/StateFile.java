package dev.attune.app.registry.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.error.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where a registry's state outlives the process: beside the records whose schema ids it explains.
 * Without a path nothing is kept.
 */
final class StateFile {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Optional<Path> path;

  StateFile(Optional<Path> path) {
    this.path = path;
  }

  RegistryState load() {
    if (path.isEmpty() || Files.notExists(path.get())) {
      return RegistryState.EMPTY;
    }
    try {
      return JSON.readValue(path.get().toFile(), RegistryState.class);
    } catch (IOException e) {
      throw new UserException(
          "Cannot read the schemas in " + path.get() + ".",
          "Restore the file, or start with another data folder.",
          e);
    }
  }

  void save(RegistryState state) {
    path.ifPresent(target -> replace(target, state));
  }

  private static void replace(Path target, RegistryState state) {
    Path written = target.resolveSibling(target.getFileName() + ".new");
    try {
      JSON.writeValue(written.toFile(), state);
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + target, e);
    }
  }
}
