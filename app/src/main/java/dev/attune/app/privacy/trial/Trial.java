package dev.attune.app.privacy.trial;

import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.Playbooks;
import dev.attune.app.privacy.RawTopics;
import dev.attune.app.privacy.scan.Certificate;
import dev.attune.app.privacy.scan.Needles;
import dev.attune.app.privacy.scan.Place;
import dev.attune.schemas.topic.Secrecy;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.prompt.template.TemplateLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Has users leave traces everywhere, erases some while the others go on, searches every place again
 * and again until nothing is found, and replays what is left.
 */
public final class Trial {

  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn, voice: plain and warm}
      languages: {supported: [en], fallback: en}
      consent: {unasked: granted}
      caps: {per-user: {limit: 9, window: 1d}, cool-down: none}
      scenarios:
        looked-often:
          trigger: {kind: repeated-view, times: 3}
          slot: web-main
          channel: web
          deadline: 5m
          products: {from: viewed, limit: 2}
      """;

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int VISITS_BETWEEN = 2;

  private final AppConfig config;
  private final TrialOptions options;
  private final Consumer<String> progress;
  private final List<TrialUsers.User> erased;
  private final List<TrialUsers.User> rest;

  /**
   * A trial.
   *
   * @param config of the writer; what it says of cluster, folders and keys is not heeded
   * @param progress told what is done
   */
  public Trial(AppConfig config, TrialOptions options, Consumer<String> progress) {
    this.config = config;
    this.options = options;
    this.progress = progress;
    List<TrialUsers.User> all = new TrialUsers(options.users(), options.seed()).all();
    this.erased = all.subList(0, options.erased());
    this.rest = all.subList(options.erased(), all.size());
  }

  /** Runs it, in this folder. */
  public TrialReport run(Path folder) throws IOException, InterruptedException {
    String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Path file = Files.writeString(folder.resolve("playbook.yml"), PLAYBOOK);
    Playbook playbook = Playbooks.load(Optional.of(file), TemplateLoader.standard());
    Path log = writeLog(folder);
    ReplayOfTheRest replay = new ReplayOfTheRest(config, playbook, folder);
    progress.accept("replaying all, answers kept");
    replay.record(log);
    try (TrialDeployment deployment = new TrialDeployment(config, playbook, Secrecy.SEALED)) {
      TrialTraffic traffic =
          new TrialTraffic(deployment.sender(), folder.resolve("traffic.jsonl"), options.seed());
      traffic.sendCatalogue(log);
      Thread.sleep(Duration.ofSeconds(5));
      traffic.sendEvents(log);
      long offers = awaitOffers(deployment);
      Tracker tracker = new Tracker(search(deployment, folder));
      long eventsBefore = traffic.events();
      double erasing = erase(deployment, traffic);
      progress.accept("replaying the rest from what is left");
      ReplayOfTheRest.Outcome outcome = replay.without(log, ids(erased));
      searchUntilNothing(deployment, traffic, folder, tracker);
      return tracker.report(
          startedAt, options, traffic.events() - eventsBefore, offers, erasing, outcome);
    }
  }

  private Path writeLog(Path folder) throws IOException {
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(2));
    List<String> lines = new ArrayList<>();
    List<TrialUsers.User> all = new ArrayList<>(erased);
    all.addAll(rest);
    for (int i = 0; i < all.size(); i++) {
      lines.addAll(TrialUsers.visit(all.get(i), start.plusSeconds(5L * i), 1));
    }
    return Files.write(folder.resolve("visits.jsonl"), lines);
  }

  /** Until as many offers lie there as there are users, or for a while. */
  private long awaitOffers(TrialDeployment deployment) throws InterruptedException {
    RawTopics topics = new RawTopics(deployment.config().clientConfig());
    long giveUpAt = System.nanoTime() + options.patience().toNanos();
    AtomicLong found = new AtomicLong();
    while (found.get() < options.users() && System.nanoTime() < giveUpAt) {
      Thread.sleep(LOOK);
      found.set(0);
      topics.read(deployment.config().topics().offers().name(), offer -> found.incrementAndGet());
    }
    progress.accept(found.get() + " offers");
    return found.get();
  }

  /** Erased users send until their wish; the others all the time. */
  private double erase(TrialDeployment deployment, TrialTraffic traffic) throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < erased.size(); i++) {
      List<TrialUsers.User> still = new ArrayList<>(rest);
      still.addAll(erased.subList(i, erased.size()));
      traffic.sendVisits(still, VISITS_BETWEEN);
      deployment.erasures().ask(erased.get(i).id(), "trial");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void searchUntilNothing(
      TrialDeployment deployment, TrialTraffic traffic, Path folder, Tracker tracker)
      throws IOException, InterruptedException {
    tracker.begin();
    long giveUpAt = System.nanoTime() + options.patience().toNanos();
    do {
      traffic.sendVisits(rest, VISITS_BETWEEN);
      Thread.sleep(LOOK);
      long hits = tracker.add(search(deployment, folder));
      progress.accept(hits + " hits");
    } while (!tracker.isClean() && System.nanoTime() < giveUpAt);
  }

  private List<Place> search(TrialDeployment deployment, Path folder) {
    List<Path> folders = new ArrayList<>(deployment.folders());
    folders.add(folder);
    List<String> canaries = erased.stream().map(TrialUsers.User::canary).toList();
    Certificate certificate =
        Certificate.search(
            deployment.config(), deployment.registry(), ids(erased), canaries, folders);
    List<Place> places = new ArrayList<>(certificate.places());
    places.add(new ServerCache(deployment.server().url()).search(ids(erased)));
    places.add(meters(deployment, canaries));
    return places;
  }

  private Place meters(TrialDeployment deployment, List<String> canaries) {
    List<String> texts = new ArrayList<>(ids(erased));
    texts.addAll(canaries);
    byte[] names =
        deployment.meters().getMeters().stream()
            .map(meter -> meter.getId().toString())
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8);
    return new Place(
        "names and tags", "meters", names.length, new Needles(texts).countIn(names), null);
  }

  private static Set<String> ids(List<TrialUsers.User> users) {
    return users.stream().map(TrialUsers.User::id).collect(Collectors.toSet());
  }
}
