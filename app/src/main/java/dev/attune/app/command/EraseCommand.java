package dev.attune.app.command;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Session;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UsageException;
import dev.attune.app.error.UserException;
import dev.attune.app.privacy.ErasureLedger;
import dev.attune.app.privacy.Erasures;
import dev.attune.app.privacy.FileErasure;
import dev.attune.app.privacy.UserErasure;
import dev.attune.app.privacy.scan.Certificate;
import dev.attune.app.privacy.scan.Needles;
import dev.attune.app.privacy.scan.Place;
import dev.attune.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets a user, and proves it. */
@Command(
    name = "erase",
    description =
        "Has a user forgotten everywhere. With --certificate it then searches every topic, folder"
            + " and file for the user; exit code 1 if anything is found.")
final class EraseCommand implements Callable<Integer> {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Session session;

  @Parameters(paramLabel = "USER", arity = "0..1", description = "The user's id.")
  private String user = "";

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "Search for the user afterwards and write what was found, place by place.")
  private @Nullable Path certificate;

  @Option(
      names = "--known",
      paramLabel = "TEXT",
      description = "Also search for this: an e-mail address, a name. May be repeated.")
  private List<String> known = new ArrayList<>();

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description =
          "Also search all files below: of brokers, recordings, exports, logs. May be repeated; the"
              + " state folder is searched in any case.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Take the user's lines out of this file of JSON lines, such as a recording.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--wait-seconds",
      defaultValue = "30",
      description = "How long to wait for the topology and the keys. Default: ${DEFAULT-VALUE}.")
  private int waitSeconds;

  @Option(
      names = "--acknowledge",
      paramLabel = "CONSUMER",
      description = "Say that this system has forgotten the user; with --command.")
  private @Nullable String acknowledge;

  @Option(names = "--command", paramLabel = "ID", description = "The erasure that is meant.")
  private String command = "";

  @Option(names = "--pending", description = "List the erasures that wait for somebody.")
  private boolean pending;

  EraseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    AppConfig config = session.config();
    if (!pending && user.isEmpty()) {
      throw new UsageException("No user is named.", "Give the user's id, or --pending.");
    }
    try (SchemaRegistry registry = Registries.open(config)) {
      if (pending) {
        return listPending(new ErasureLedger(config, registry));
      }
      if (acknowledge != null) {
        return acknowledge(config, registry, acknowledge);
      }
      return erase(config, registry);
    }
  }

  private int listPending(ErasureLedger ledger) {
    for (ErasureLedger.Entry each : ledger.entries()) {
      if (!each.pending().isEmpty()) {
        session
            .out()
            .printf(
                "%s %s %s waits for %s%n",
                each.requestedAt(),
                each.commandId(),
                each.subject(),
                String.join(", ", each.pending()));
      }
    }
    return 0;
  }

  private int acknowledge(AppConfig config, SchemaRegistry registry, String consumer) {
    if (command.isEmpty()) {
      throw new UsageException("No erasure is named.", "Give --command; --pending lists them.");
    }
    try (Erasures erasures = new Erasures(config, registry)) {
      erasures.acknowledge(user, command, consumer);
    }
    return 0;
  }

  private int erase(AppConfig config, SchemaRegistry registry) {
    if (certificate != null && !Needles.canBeFound(user)) {
      throw new UsageException(
          "The id '" + user + "' is too short to be searched for.", "Erase without --certificate.");
    }
    UserErasure erasure = new UserErasure(config, registry);
    Set<String> ids = erasure.idsOf(user);
    String id = erasure.ask(user, "attune erase");
    session.out().println("erasure " + id);
    for (Path file : files) {
      session.out().println(file + ": " + eraseLines(file, ids) + " lines taken out");
    }
    if (erasure.await(ids, id, Duration.ofSeconds(waitSeconds)).isEmpty()) {
      throw new UserException(
          "The topology did not forget the user within %d s.".formatted(waitSeconds),
          "See that 'attune run topology' runs; the wish stays and will be heard.");
    }
    session.out().println("forgotten by the topology");
    return certificate == null ? 0 : certify(config, registry, ids, certificate);
  }

  private long eraseLines(Path file, Set<String> ids) {
    try {
      return FileErasure.erase(file, ids);
    } catch (IOException e) {
      throw new UserException(
          "Cannot take lines out of %s: %s.".formatted(file, e.getMessage()),
          "Name a file of JSON lines that you may write to.",
          e);
    }
  }

  private int certify(AppConfig config, SchemaRegistry registry, Set<String> ids, Path file) {
    List<Path> places = new ArrayList<>(folders);
    if (Files.isDirectory(config.stateFolder())) {
      places.add(config.stateFolder());
    }
    Certificate result = Certificate.search(config, registry, ids, known, places);
    try {
      Files.writeString(file, JSON.writeValueAsString(result) + "\n");
    } catch (IOException e) {
      throw new UserException(
          "Cannot write " + file + ".", "Name a file that you may write to.", e);
    }
    result.places().stream().filter(place -> place.hits() > 0).forEach(this::complain);
    session.out().printf("%d hits in %d places%n", result.hits(), result.places().size());
    return result.hits() == 0 ? 0 : 1;
  }

  private void complain(Place place) {
    session
        .err()
        .printf(
            "attune: still found in %s %s: %d times, gone by: %s%n",
            place.kind(),
            place.name(),
            place.hits(),
            place.goneBy() == null ? "nothing, take it out by hand" : place.goneBy());
  }
}
