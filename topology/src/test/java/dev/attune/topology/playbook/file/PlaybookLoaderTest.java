package dev.attune.topology.playbook.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attune.avro.ChoiceRule;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.TextRules;
import dev.attune.topology.playbook.Condition;
import dev.attune.topology.playbook.Experiment;
import dev.attune.topology.playbook.Experiment.Arm;
import dev.attune.topology.playbook.Languages;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.Scenario.Choice;
import dev.attune.topology.playbook.Scenario.ProductChoice;
import dev.attune.topology.playbook.Scenario.ProductChoice.Source;
import dev.attune.topology.playbook.Scenario.Terms;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.frequency.Caps;
import dev.attune.topology.playbook.frequency.Caps.Cap;
import dev.attune.topology.playbook.frequency.Frequency.Holdout;
import dev.attune.topology.playbook.frequency.MessageClass;
import dev.attune.topology.playbook.frequency.QuietHours;
import dev.attune.topology.prompt.template.TemplateLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookLoaderTest {

  private static final PlaybookLoader LOADER = new PlaybookLoader(TemplateLoader.standard());

  @Test
  void shouldFillInEveryStandardWhenTheFileSaysLittle() {
    // When
    Playbook playbook =
        load(
            """
            version: 1
            brand: {name: Test}
            scenarios:
              hello: {trigger: first-visit, channel: web}
            """);

    // Then
    assertThat(playbook.languages()).isEqualTo(new Languages(List.of("en"), "en"));
    assertThat(playbook.consent().unasked()).isEqualTo(ConsentStatus.DENIED);
    assertThat(playbook.frequency().caps())
        .isEqualTo(new Caps(List.of(perUser(3)), Duration.ofMinutes(30)));
    assertThat(playbook.frequency().quietHours()).isEmpty();
    assertThat(playbook.frequency().holdout().share()).isZero();
    Scenario hello = playbook.scenarios().getFirst();
    assertThat(hello.when()).isSameAs(Condition.ALWAYS);
    assertThat(hello.slot()).isEqualTo("web-main");
    assertThat(hello.coolDown()).isEqualTo(Duration.ofDays(7));
    assertThat(hello.deadline()).isEqualTo(Duration.ofMinutes(5));
    assertThat(hello.expiresAfter()).isEqualTo(Duration.ofDays(2));
    assertThat(hello.priority()).isEqualTo(50);
    assertThat(hello.products()).isEqualTo(new ProductChoice(Source.VIEWED, 0));
    assertThat(hello.terms()).isEqualTo(new Terms(0, null, Duration.ofDays(2)));
    assertThat(hello.prompt()).isEqualTo("first-visit");
    assertThat(hello.tone()).isEqualTo("friendly and helpful");
    assertThat(hello.maxOutputTokens()).isEqualTo(400);
    assertThat(hello.choice()).isEqualTo(new Choice(1, new ChoiceRule(1.0, 0.0, 0.0)));
    assertThat(hello.fallback()).isEmpty();
    assertThat(hello.experiment()).isNull();
  }

  @Test
  void shouldFillInParametersWhenATriggerSetsSome() {
    // When
    Scenario scenario = scenario("trigger: {kind: price-drop, percent: 12.5, watch-for: 2w}");

    // Then
    assertThat(scenario.trigger().kind()).isEqualTo(TriggerKind.PRICE_DROP);
    assertThat(scenario.trigger().numbers()).isEqualTo(Map.of("percent", 12.5));
    assertThat(scenario.trigger().durations())
        .isEqualTo(Map.of("check-every", Duration.ofHours(6), "watch-for", Duration.ofDays(14)));
  }

  @Test
  void shouldReadHowToChooseAmongCandidates() {
    // When
    Scenario weighted =
        scenario(
            """
            trigger: first-visit
                candidates: 4
                choose: {score: 2, novelty: 0.5}
            """);
    Scenario first =
        scenario(
            """
            trigger: first-visit
                candidates: 8
                choose: first
            """);

    // Then
    assertThat(weighted.choice()).isEqualTo(new Choice(4, new ChoiceRule(2.0, 0.5, 0.0)));
    assertThat(first.choice()).isEqualTo(new Choice(8, new ChoiceRule(0.0, 0.0, 0.0)));
  }

  @Test
  void shouldReadWordsForNoLimit() {
    // When
    Playbook playbook =
        load(
            """
            version: 1
            brand: {name: Test}
            caps: {per-user: {limit: unlimited}, cool-down: none}
            scenarios: {hello: {trigger: first-visit, channel: web}}
            """);

    // Then
    assertThat(playbook.frequency().caps())
        .isEqualTo(new Caps(List.of(perUser(Cap.UNLIMITED)), Duration.ZERO));
  }

  @Test
  void shouldTakeZeroAsZeroWhenALimitIsZero() {
    // When
    Playbook playbook =
        load(
            """
            version: 1
            brand: {name: Test}
            caps: {per-user: {limit: 0}}
            scenarios: {hello: {trigger: first-visit, channel: web}}
            """);

    // Then
    assertThat(playbook.frequency().caps().rules()).containsExactly(perUser(0));
  }

  @Test
  void shouldReadRulesQuietHoursHoldoutAndRegionsWhenTheFileHasThem() {
    // When
    Playbook playbook =
        load(
            """
            version: 1
            brand: {name: Test}
            consent: {unasked: granted, minors: guardian, regions: {eu: {countries: [EU, CH], unasked: denied}}}
            caps:
              zone: Europe/Vienna
              rules: {sms: {limit: 1, window: calendar-day, channel: sms, class: service, scenario: hello}}
            quiet-hours:
              night: {from: "21:00", to: "08:00", channels: [push, sms]}
              sunday: {from: "00:00", to: "24:00", days: [sunday], policy: downgrade, to-channel: web}
            holdout: {percent: 2.5, name: spring}
            scenarios: {hello: {trigger: first-visit, channel: app, class: transactional}}
            """);

    // Then
    assertThat(playbook.frequency().caps().rules())
        .last()
        .isEqualTo(
            new Cap(
                "caps.rules.sms",
                1,
                new Caps.Window.CalendarDay(),
                new Caps.Scope("sms", "hello", MessageClass.SERVICE)));
    assertThat(playbook.frequency().quietHours())
        .containsExactly(
            new QuietHours(
                "night",
                1_260,
                480,
                EnumSet.allOf(DayOfWeek.class),
                Set.of("push", "sms"),
                QuietHours.Policy.HOLD,
                null),
            new QuietHours(
                "sunday",
                0,
                1_440,
                Set.of(DayOfWeek.SUNDAY),
                Set.of(),
                QuietHours.Policy.DOWNGRADE,
                "web"));
    assertThat(playbook.frequency().holdout()).isEqualTo(new Holdout("spring", 0.025));
    assertThat(playbook.consent().unasked("AT")).isEqualTo(ConsentStatus.DENIED);
    assertThat(playbook.consent().unasked("US")).isEqualTo(ConsentStatus.GRANTED);
    Scenario hello = playbook.scenarios().getFirst();
    assertThat(hello.messageClass()).isEqualTo(MessageClass.TRANSACTIONAL);
    assertThat(hello.coolDown()).isZero();
  }

  private static Cap perUser(int limit) {
    return new Cap(
        "caps.per-user", limit, new Caps.Window.Rolling(Duration.ofDays(1), "1d"), Caps.Scope.ALL);
  }

  @Test
  void shouldReadWhatTextsMayClaimAndMustKeepTo() {
    // When
    Playbook playbook =
        load(
            """
            version: 1
            brand:
              name: Test
              texts:
                hosts: [shop.example]
                required: [Test]
                preferred: {cheap: good value}
                competitors: [Rival]
                promises: {free-shipping: yes, gift: no, refund-days: 30, guarantee-months: 24}
                max-emoji: 0
                max-exclamations: 1
                max-capitals: 3
                max-sentence-words: 20
                sector: finance
                notices: {en: Capital is at risk., de: Mit Risiko.}
            consent: {unasked: granted}
            scenarios: {hello: {trigger: first-visit, channel: app}}
            """);

    // Then
    assertThat(playbook.brand().texts())
        .isEqualTo(
            TextRules.newBuilder()
                .setHosts(List.of("shop.example"))
                .setRequired(List.of("Test"))
                .setPreferred(Map.of("cheap", "good value"))
                .setCompetitors(List.of("Rival"))
                .setPromises(Map.of("free-shipping", 1, "refund-days", 30, "guarantee-months", 24))
                .setMaxEmoji(0)
                .setMaxExclamations(1)
                .setMaxCapitals(3)
                .setMaxSentenceWords(20)
                .setSector("finance")
                .setNotices(Map.of("en", "Capital is at risk.", "de", "Mit Risiko."))
                .build());
  }

  @Test
  void shouldTakeWordsAsWrittenWhenOldYamlSawBooleansAndNumbers() {
    // When
    Playbook playbook =
        load(
            """
            version: 1
            brand: {name: on, voice: off}
            languages: {supported: [no, en]}
            scenarios:
              yes: {trigger: first-visit, channel: web, terms: {coupon: 0123}}
            """);

    // Then
    assertThat(playbook.brand().name()).isEqualTo("on");
    assertThat(playbook.brand().voice()).isEqualTo("off");
    assertThat(playbook.languages()).isEqualTo(new Languages(List.of("no", "en"), "no"));
    assertThat(playbook.scenarios().getFirst().name()).isEqualTo("yes");
    assertThat(playbook.scenarios().getFirst().terms().coupon()).isEqualTo("0123");
  }

  @Test
  void shouldOrderByPriorityThenByFile() {
    // When
    Playbook playbook =
        load(
            """
            version: 1
            brand: {name: Test}
            scenarios:
              late: {trigger: first-visit, channel: web, priority: 60}
              one: {trigger: first-visit, channel: web}
              first: {trigger: first-visit, channel: web, priority: 0}
              two: {trigger: first-visit, channel: web}
            """);

    // Then
    assertThat(playbook.scenarios())
        .extracting(Scenario::name)
        .containsExactly("first", "one", "two", "late");
  }

  @Property(tries = 50)
  void shouldTurnWeightsIntoSharesOfOne(
      @ForAll @Size(min = 2, max = 6) List<@IntRange(min = 1, max = 100_000) Integer> weights) {
    // Given
    StringBuilder arms = new StringBuilder();
    for (int i = 0; i < weights.size(); i++) {
      arms.append("arm%d: {weight: %d, tone: x}, ".formatted(i, weights.get(i)));
    }
    String text =
        """
        version: 1
        brand: {name: Test}
        experiments: {e: {arms: {%s}}}
        scenarios: {hello: {trigger: first-visit, channel: web, experiment: e}}
        """
            .formatted(arms);

    // When
    Experiment experiment = Objects.requireNonNull(load(text).scenarios().getFirst().experiment());

    // Then
    double sum = experiment.arms().stream().mapToDouble(Arm::weight).sum();
    assertThat(sum).isCloseTo(1, within(1e-9));
    for (int i = 0; i < weights.size(); i++) {
      double ratio = experiment.arms().get(i).weight() / experiment.arms().getFirst().weight();
      assertThat(ratio).isCloseTo(weights.get(i) / (double) weights.getFirst(), within(1e-6));
    }
  }

  @Test
  void shouldReadAFileAndHashItsBytes(@TempDir Path folder) throws IOException {
    // Given
    Path file = folder.resolve("mine.yml");
    Files.write(file, PlaybookLoader.standardBytes());

    // When
    Playbook playbook = LOADER.load(file);

    // Then
    assertThat(playbook.hash()).matches("[0-9a-f]{64}").isEqualTo(LOADER.loadStandard().hash());
    Files.writeString(file, "version: 3\n");
    assertThatThrownBy(() -> LOADER.load(file))
        .isInstanceOfSatisfying(
            PlaybookException.class,
            e -> assertThat(e.problems()).anyMatch(line -> line.startsWith("mine.yml:1:10:")));
  }

  @Test
  void shouldSaySoWhenThereIsNoFile(@TempDir Path folder) {
    assertThatThrownBy(() -> LOADER.load(folder.resolve("gone.yml")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("There is no playbook at ");
  }

  private static Scenario scenario(String keys) {
    return load("""
    version: 1
    brand: {name: Test}
    scenarios:
      only:
        channel: web
        %s
    """
            .formatted(keys))
        .scenarios()
        .getFirst();
  }

  private static Playbook load(String text) {
    return LOADER.load("playbook.yml", text.getBytes(StandardCharsets.UTF_8));
  }
}
