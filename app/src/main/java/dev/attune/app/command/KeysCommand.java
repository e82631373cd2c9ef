package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UsageException;
import dev.attune.app.error.UserException;
import dev.attune.schemas.keyring.KeyTopic;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.seal.KeySource;
import dev.attune.schemas.seal.MasterKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The secrets that seal what is kept of users. */
@Command(name = "keys", description = "Makes, renews and applies the master keys of a deployment.")
final class KeysCommand {
  private final Session session;

  KeysCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "new",
      description = "Writes a new file of keys. Keep a copy where only you can read it.")
  int create(@Parameters(paramLabel = "FILE", description = "Must not exist.") Path file) {
    try {
      KeySource.create(file, MasterKeys.random(today()));
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(file + " exists.", "Name another file: keys are never replaced.");
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
    session.out().println("privacy.keys=file:" + file.toAbsolutePath());
    return 0;
  }

  @Command(
      name = "rotate",
      description =
          "Puts a new master key before the others. Give the file to all roles, restart them, then"
              + " run 'attune keys rewrap'.")
  int rotate(@Parameters(paramLabel = "FILE", description = "Of the keys.") Path file) {
    try {
      MasterKeys keys = KeySource.read("file:" + file, session.environment()).rotated(today());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      KeySource.create(fresh, keys);
      Files.move(
          fresh,
          file,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING,
          java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      session.out().println("new master key " + keys.current());
    } catch (IllegalArgumentException e) {
      throw new UsageException(file + ": " + e.getMessage() + ".", "Name a file of keys.");
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
    return 0;
  }

  @Command(
      name = "rewrap",
      description =
          "Wraps all data keys by the newest master key; after that older ones may be taken out.")
  int rewrap() {
    AppConfig config = session.config();
    try (SchemaRegistry registry = Registries.open(config)) {
      KeyTopic keys =
          registry
              .dataKeys()
              .map(KeyTopic.class::cast)
              .orElseThrow(
                  () -> new UsageException("'privacy.keys' is not set.", "Name the file of keys."));
      session.out().println(keys.rewrap() + " data keys wrapped anew");
    }
    return 0;
  }

  private static String today() {
    return "master-" + LocalDate.now(ZoneOffset.UTC);
  }

  private static UserException cannotWrite(Path file, IOException cause) {
    return new UserException(
        "Cannot write " + file + ".", "Name a file in a folder that you may write to.", cause);
  }
}
