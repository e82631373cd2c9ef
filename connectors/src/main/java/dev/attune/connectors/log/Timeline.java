package dev.attune.connectors.log;

import dev.attune.avro.ConsentRecord;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.draft.ProductFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Puts drafts on the log's clock, each behind the catalogue items that its row makes known. */
final class Timeline {

  private static final int PRODUCTS = 100_000;

  private final Consumer<LogRecord> records;
  private final KnownProducts products = new KnownProducts(PRODUCTS);
  private final ConsentVersions consents = new ConsentVersions();
  private final List<Draft> opening = new ArrayList<>();
  private @Nullable LogClock clock;

  Timeline(Consumer<LogRecord> records) {
    this.records = records;
  }

  /** Takes the next event. The first few wait until it is known where the clock starts. */
  void add(Draft draft) {
    if (clock != null) {
      place(draft, clock);
      return;
    }
    opening.add(draft);
    if (opening.size() == LogClock.OPENING) {
      start();
    }
  }

  /** No further event comes. */
  void finish() {
    if (clock == null) {
      start();
    }
  }

  private void start() {
    LogClock started = LogClock.startingWith(opening.stream().map(Draft::occurredAt).toList());
    clock = started;
    opening.forEach(draft -> place(draft, started));
    opening.clear();
  }

  private void place(Draft draft, LogClock clock) {
    clock.observe(draft.occurredAt());
    for (ProductFacts seen : draft.facts()) {
      products.learn(seen).ifPresent(facts -> records.accept(item(facts, clock, draft.line())));
    }
    Instant arrivedAt = clock.stamp(draft.topic().key());
    SpecificRecord value =
        draft.value() instanceof ConsentRecord consent
            ? consents.versioned(consent, arrivedAt)
            : draft.value();
    records.accept(new LogRecord(draft.topic().key(), draft.key(), value, arrivedAt, draft.line()));
  }

  private static LogRecord item(ProductFacts facts, LogClock clock, long line) {
    String topic = LogTopic.CATALOG.key();
    Instant arrivedAt = clock.stamp(topic);
    return new LogRecord(topic, facts.productId(), facts.validFrom(arrivedAt), arrivedAt, line);
  }
}
