package dev.attune.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.broker.EmbeddedBroker;
import dev.attune.avro.Assignment;
import dev.attune.avro.Brief;
import dev.attune.avro.ChoiceRule;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.ModelProcessing;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.Prompt;
import dev.attune.avro.TextRules;
import dev.attune.avro.Trigger;
import dev.attune.generation.budget.BudgetConfig;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.budget.Reservation;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.Usage;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import dev.attune.topology.PersonalizationStreams;
import dev.attune.topology.TopologySettings;
import dev.attune.topology.playbook.file.PlaybookLoader;
import dev.attune.topology.prompt.template.PromptTemplates;
import dev.attune.topology.prompt.template.TemplateLoader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetIT {

  private static final ModelIdentity MINI = new ModelIdentity("openai", "gpt-4.1-mini", Map.of());
  private static final BigDecimal LIMIT = new BigDecimal("0.10");
  private static final int REQUESTS = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn}
      budgets:
        tenant: {per-day: 0.10, per-month: unlimited}
      scenarios:
        welcome: {trigger: first-visit, channel: email}
      """;

  @TempDir Path temp;
  private final SchemaRegistry registry = new MockSchemaRegistry();
  private final Topics topics = new Topics("", 1);

  /** Stands, so that the test is over before midnight. */
  private final InstantSource clock = InstantSource.fixed(Instant.now());

  @Test
  void shouldSpendNoMoreThanTheDaysMoneyWhenTwoWorkersDrainItAndTheTopologyIsRebuilt()
      throws Exception {
    // Given
    try (DataFolder folder = DataFolder.temporary();
        EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
      createTopics(client);

      // When
      List<Ending> first = drainWith(client, "first");
      List<Ending> second = drainWith(client, "second");

      // Then
      List<Ending> all = new ArrayList<>(first);
      all.addAll(second);
      assertThat(all).hasSize(2 * REQUESTS);
      assertThat(spent(all)).isLessThanOrEqualTo(LIMIT).isGreaterThan(new BigDecimal("0.09"));
      assertThat(first).filteredOn(Ending::called).hasSizeGreaterThan(50);
      assertThat(all)
          .filteredOn(ending -> !ending.called())
          .isNotEmpty()
          .allSatisfy(ending -> assertThat(ending.reason()).contains("budgets.tenant.per-day"));
    }
  }

  private void createTopics(Map<String, Object> client) throws Exception {
    List<NewTopic> wanted = new ArrayList<>();
    for (Topic<?> topic : topics.all()) {
      wanted.add(topic.newTopic());
    }
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(wanted).all().get();
    }
  }

  /**
   * The topology with its state in a folder of its own: what it knows comes from the change log.
   */
  private PersonalizationStreams topology(Map<String, Object> client, String state) {
    PromptTemplates templates = TemplateLoader.standard();
    PlaybookLoader loader = new PlaybookLoader(templates);
    return PersonalizationStreams.start(
        TopologySettings.live(
            "shop",
            topics,
            registry,
            loader.load("test.yml", PLAYBOOK.getBytes(StandardCharsets.UTF_8)),
            templates,
            new SimpleMeterRegistry()),
        "budget-it",
        Map.of(
            "bootstrap.servers",
            client.get("bootstrap.servers"),
            "state.dir",
            temp.resolve(state).toString(),
            "num.standby.replicas",
            0));
  }

  /** With a topology that starts for it and ends with it. */
  private List<Ending> drainWith(Map<String, Object> client, String state) throws Exception {
    PersonalizationStreams topology = topology(client, state);
    try {
      return drain(client);
    } finally {
      topology.close();
    }
  }

  /** Two workers, all requests at once. */
  private List<Ending> drain(Map<String, Object> client) throws Exception {
    GenerationConfig config =
        new GenerationConfig(
            Map.of("model.provider", "openai", "model.api.key", "none", BudgetConfig.LEASE, "0.05"),
            Map.of());
    Purses purses = new Purses(config, new SimpleMeterRegistry());
    List<Future<Ending>> running = new ArrayList<>();
    try (Purse one = purses.leased(client, topics, registry, clock);
        Purse two = purses.leased(client, topics, registry, clock);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < REQUESTS; i++) {
        Purse purse = i % 2 == 0 ? one : two;
        GenerationRequest request = request("r" + i);
        running.add(threads.submit(() -> call(purse, request)));
      }
      List<Ending> endings = new ArrayList<>();
      for (Future<Ending> ending : running) {
        endings.add(ending.get());
      }
      return endings;
    }
  }

  private static Ending call(Purse purse, GenerationRequest request) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      switch (purse.reserve(request, MINI)) {
        case Reservation.Granted granted -> {
          Thread.sleep(20);
          Usage usage = granted.settle(Usage.oneCall(2_000, 250));
          BigDecimal cost = usage.costUsd();
          return new Ending(cost == null ? LIMIT : cost, "");
        }
        case Reservation.Denied(Reservation.Cause cause, String reason) -> {
          if (cause != Reservation.Cause.AWAITING_MONEY || System.nanoTime() > end) {
            return new Ending(BigDecimal.ZERO, reason);
          }
          Thread.sleep(50);
        }
      }
    }
  }

  private static BigDecimal spent(List<Ending> endings) {
    return endings.stream().map(Ending::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static GenerationRequest request(String id) {
    Trigger trigger = new Trigger("t-" + id, "first-visit", Instant.EPOCH, List.of(), Map.of());
    OfferTerms terms = new OfferTerms(0, null, Instant.EPOCH);
    Brief brief =
        new Brief(
            "welcome",
            trigger,
            "slot",
            "email",
            "en",
            "plain",
            List.of(),
            terms,
            TextRules.newBuilder().build());
    return new GenerationRequest(
        id,
        "user-" + id,
        "slot",
        1L,
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(60),
        0,
        brief,
        new Assignment("none", "default", 1.0),
        new Prompt("p", "h", "You write.", "Write."),
        300,
        0L,
        1,
        new ChoiceRule(0.0, 0.0, 0.0),
        null,
        false,
        ModelProcessing.ANY);
  }

  private record Ending(BigDecimal cost, String reason) {

    boolean called() {
      return reason.isEmpty();
    }
  }
}
