package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Law 3 for what offers bring: a log with outcomes, orders and refunds, doubled and late ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RewardsReplayIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn, voice: plain and warm}
      consent: {unasked: granted}
      caps: {per-user: {limit: unlimited}, cool-down: none}
      holdout: {percent: 10}
      experiments:
        tone:
          arms:
            warm: {weight: 50, tone: warm and caring}
            brisk: {weight: 50, tone: short and brisk}
      attribution: {window: 2d, late: 1h, refunds: 3d, click: 0.5, value: 0.1, dismissal: 0.25}
      scenarios:
        looked-often:
          trigger: {kind: repeated-view, times: 2}
          cool-down: 1h
          channel: email
          experiment: tone
          products: {from: viewed, limit: 1}
      """;

  /** One line of the log, as of a moment. */
  private record Line(Instant at, String json) {}

  private Path folder = Path.of("");
  private Path log = Path.of("");
  private List<String> inline = List.of();

  @BeforeAll
  void replayInline(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Files.writeString(folder.resolve("playbook.yml"), PLAYBOOK);
    Random dice = new Random(36);
    List<Line> lines = visits(dice);
    log = write("visits.jsonl", lines);
    replay("--offers", folder.resolve("offers.jsonl").toString());
    for (String offer : Files.readAllLines(folder.resolve("offers.jsonl"))) {
      lines.addAll(answers(dice, JSON.readTree(offer)));
    }
    log = write("log.jsonl", lines);
    inline = rewards();
  }

  @Test
  void shouldSayOfEachOfferAndUserWhatTheyBrought() throws IOException {
    // When
    List<JsonNode> rewards = new ArrayList<>();
    for (String line : inline) {
      rewards.add(JSON.readTree(line));
    }

    // Then
    assertThat(rewards)
        .hasSizeGreaterThan(50)
        .anyMatch(reward -> reward.get("unit").asText().equals("OFFER"))
        .anyMatch(reward -> reward.get("rewardId").asText().equals("tone"))
        .anyMatch(reward -> reward.get("rewardId").asText().equals("holdout/global"))
        .anyMatch(reward -> reward.get("reward").asDouble() > 1)
        .anyMatch(reward -> reward.get("reward").asDouble() < 0);
  }

  @Test
  void shouldSayTheSameWhenReplayedOnKafkaWithOnePartition() throws IOException {
    // When
    List<String> kafka = rewards("--engine", "kafka", "--partitions", "1");

    // Then
    assertThat(kafka).isEqualTo(inline);
  }

  @Test
  void shouldSayTheSameWhenReplayedOnKafkaWithSixPartitions() throws IOException {
    // When
    List<String> kafka = rewards("--engine", "kafka", "--partitions", "6");

    // Then
    assertThat(kafka).isEqualTo(inline);
  }

  private List<String> rewards(String... options) throws IOException {
    Path file = folder.resolve("rewards.jsonl");
    replay(
        Stream.concat(Stream.of("--rewards", file.toString()), Stream.of(options))
            .toArray(String[]::new));
    return Files.readAllLines(file);
  }

  private void replay(String... options) {
    String playbook = folder.resolve("playbook.yml").toString();
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of("replay", log.toString(), "--format", "segment"),
                    Stream.concat(Stream.of("--playbook", playbook), Stream.of(options)))
                .toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
  }

  private Path write(String name, List<Line> lines) throws IOException {
    return Files.write(
        folder.resolve(name),
        lines.stream().sorted(Comparator.comparing(Line::at)).map(Line::json).toList());
  }

  /** Ten days of 40 users. */
  private static List<Line> visits(Random dice) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      int product = dice.nextInt(6);
      Instant at = START.plusSeconds(dice.nextInt(10 * 86_400));
      lines.add(
          track(
              "Product Viewed",
              "v" + i,
              "u" + dice.nextInt(40),
              at,
              "{'product_id':'p%d','name':'Kettle %d','category':'Kitchen','price':%d,'currency':'EUR'}"
                  .formatted(product, product, 20 + product)));
    }
    return lines;
  }

  /** What becomes of an offer: some deeds come doubled, some days late, some orders go back. */
  private static List<Line> answers(Random dice, JsonNode offer) {
    String id = offer.get("offerId").asText();
    String user = offer.get("userId").asText();
    Instant at =
        Instant.parse(offer.get("createdAt").asText()).plusSeconds(1 + dice.nextInt(7_200));
    List<Line> lines = new ArrayList<>();
    if (dice.nextInt(4) == 0) {
      return lines;
    }
    lines.add(outcome("Shown", id, user, at));
    for (String deed : List.of("Clicked", "Dismissed")) {
      if (dice.nextInt(3) == 0) {
        Instant then = at.plusSeconds(dice.nextInt(3 * 86_400));
        lines.add(outcome(deed, id, user, then));
        lines.add(outcome(deed, id, user, then.plusSeconds(dice.nextInt(4_000))));
      }
    }
    if (dice.nextInt(3) == 0) {
      Instant then = at.plusSeconds(dice.nextInt(2 * 86_400));
      int total = 10 + dice.nextInt(90);
      lines.add(order("Order Completed", id, user, then, total));
      if (dice.nextInt(3) == 0) {
        Instant back = then.plusSeconds(dice.nextInt(6 * 86_400));
        lines.add(order("Order Refunded", id, user, back, 1 + dice.nextInt(total)));
      }
    }
    return lines;
  }

  private static Line outcome(String deed, String offer, String user, Instant at) {
    String id = deed + "-" + offer + "-" + at.getEpochSecond();
    return track("Offer " + deed, id, user, at, "{'offer_id':'%s'}".formatted(offer));
  }

  private static Line order(String event, String order, String user, Instant at, int total) {
    return track(
        event,
        event + "-" + order,
        user,
        at,
        "{'order_id':'%s','total':%d,'currency':'EUR','products':[{'product_id':'p1','price':%d,'quantity':1}]}"
            .formatted(order, total, total));
  }

  private static Line track(String event, String id, String user, Instant at, String properties) {
    String json =
        "{'type':'track','event':'%s','messageId':'%s','userId':'%s','timestamp':'%s','properties':%s}"
            .formatted(event, id, user, at, properties);
    return new Line(at, json.replace('\'', '"'));
  }
}
