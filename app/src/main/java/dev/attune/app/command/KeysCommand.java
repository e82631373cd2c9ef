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
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The secrets that seal what is kept of users. */
@Command(
    name = "keys",
    description =
        "Makes, renews and applies the keys of a deployment. 'new' writes a new FILE: keep a copy"
            + " where only you can read it. 'rotate' puts a new master key before the others of"
            + " FILE: give it to all roles and restart them. 'rewrap' then wraps all data keys by"
            + " the newest master key, so that the older ones may be taken out.")
final class KeysCommand implements Callable<Integer> {

  /** What to do. */
  enum Action {
    NEW,
    ROTATE,
    REWRAP
  }

  private final Session session;

  @Parameters(index = "0", paramLabel = "ACTION", description = "new, rotate or rewrap.")
  private Action action = Action.REWRAP;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "Of the keys, for new and rotate.")
  private @Nullable Path file;

  KeysCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    switch (action) {
      case NEW -> create(named());
      case ROTATE -> rotate(named());
      case REWRAP -> rewrap();
    }
    return 0;
  }

  private Path named() {
    if (file == null) {
      throw new UsageException("No file is named.", "Name the file of keys.");
    }
    return file;
  }

  private void create(Path fresh) {
    try {
      KeySource.create(fresh, MasterKeys.random(name()));
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(fresh + " exists.", "Name another file: keys are never replaced.");
    } catch (IOException e) {
      throw cannotWrite(fresh, e);
    }
    session.out().println("privacy.keys=file:" + fresh.toAbsolutePath());
  }

  private void rotate(Path known) {
    try {
      MasterKeys keys = KeySource.read("file:" + known, session.environment()).rotated(name());
      Path fresh = known.resolveSibling(known.getFileName() + ".new");
      KeySource.create(fresh, keys);
      Files.move(fresh, known, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      session.out().println("new master key " + keys.current());
    } catch (IllegalArgumentException e) {
      throw new UsageException(known + ": " + e.getMessage() + ".", "Name a file of keys.");
    } catch (IOException e) {
      throw cannotWrite(known, e);
    }
  }

  private void rewrap() {
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
  }

  private static String name() {
    return "master-" + Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static UserException cannotWrite(Path file, IOException cause) {
    return new UserException(
        "Cannot write " + file + ".", "Name a file in a folder that you may write to.", cause);
  }
}
