package dev.attune.connectors.webhook;

import dev.attune.connectors.converter.PluginVersion;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts offers. A call that failed for now is left to Connect to bring again: it waits without
 * holding the consumer up. What was delivered of those records is remembered meanwhile, so that it
 * is not sent twice; only a crash between a call and Connect's next commit sends an offer again,
 * with the same id. Connect calls all of it on the task's thread.
 */
public final class WebhookTask extends SinkTask {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookTask.class);

  private final InstantSource clock;
  private final Map<TopicPartition, Long> done = new HashMap<>();
  private final Set<String> unreadable = new HashSet<>();
  private @Nullable WebhookConfig config;
  private @Nullable WebhookClient client;
  private int failures;

  /** Made by Connect, which calls {@link #start} next. */
  public WebhookTask() {
    this(InstantSource.system());
  }

  WebhookTask(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }

  @Override
  public void start(Map<String, String> props) {
    WebhookConfig parsed = new WebhookConfig(props);
    config = parsed;
    client = new WebhookClient(parsed);
  }

  /**
   * {@inheritDoc}
   *
   * @throws RetriableException where the receiver may take them later
   * @throws ConnectException where somebody has to mend something first
   */
  @Override
  public void put(Collection<SinkRecord> records) {
    List<Delivery> wanted = new ArrayList<>();
    for (SinkRecord record : records) {
      if (!isDone(record)) {
        read(record, wanted);
      }
    }
    int most = config().batchRecords();
    for (int start = 0; start < wanted.size(); start += most) {
      int end = Math.min(wanted.size(), start + most);
      deliver(new Batch(wanted.subList(start, end)));
    }
    records.forEach(this::markDone);
    unreadable.clear();
  }

  private void read(SinkRecord record, List<Delivery> wanted) {
    try {
      Delivery delivery = Delivery.of(record);
      if (delivery.takesBack()) {
        // Whoever withdrew consent must not be sent the offer first and its end after.
        wanted.removeIf(earlier -> earlier.userId().equals(delivery.userId()));
      }
      if (config().sendsExpired() || !delivery.hasRunOut(clock.instant())) {
        wanted.add(delivery);
      } else {
        LOG.debug("Offer {} has run out and is not sent", delivery.id());
      }
    } catch (DataException e) {
      // Brought again with others that had to wait, it is no second dead letter.
      if (unreadable.add(Delivery.place(record))) {
        letGo(record, e);
      }
    }
  }

  private void deliver(Batch batch) {
    switch (post(batch)) {
      case Answer.Accepted accepted -> {
        failures = 0;
        batch.deliveries().forEach(delivery -> markDone(delivery.record()));
      }
      case Answer.TryAgain again -> tryAgainLater(batch, again);
      case Answer.Refused(String why) -> refused(batch, why);
      case Answer.WrongSetting(String why) ->
          throw new ConnectException(
              "The webhook cannot deliver, because %s: check %s and %s"
                  .formatted(why, WebhookConfig.URL, WebhookConfig.AUTHORIZATION));
    }
  }

  private Answer post(Batch batch) {
    WebhookClient open = client;
    if (open == null) {
      throw new IllegalStateException("the task was not started");
    }
    try {
      return open.post(batch, clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetriableException("The task was interrupted", e);
    }
  }

  private void tryAgainLater(Batch batch, Answer.TryAgain answer) {
    failures++;
    Backoff backoff = config().backoff();
    if (backoff.allows(failures)) {
      Duration pause = backoff.pause(failures, answer.pause());
      context.timeout(pause.toMillis());
      throw new RetriableException(
          "The webhook tries again in %d ms, because %s".formatted(pause.toMillis(), answer.why()));
    }
    failures = 0;
    giveUp(batch, answer.why() + ", after " + backoff.retries() + " further tries");
  }

  /** One bad offer must not take the others of its call with it. */
  private void refused(Batch batch, String why) {
    if (batch.deliveries().size() > 1) {
      batch.single().forEach(this::deliver);
    } else {
      giveUp(batch, why);
    }
  }

  private void giveUp(Batch batch, String why) {
    for (Delivery delivery : batch.deliveries()) {
      letGo(
          delivery.record(),
          new ConnectException("Offer " + delivery.id() + " was not delivered: " + why));
      markDone(delivery.record());
    }
  }

  private void letGo(SinkRecord record, ConnectException why) {
    ErrantRecordReporter reporter = context.errantRecordReporter();
    if (reporter == null) {
      throw why;
    }
    var unused = reporter.report(record, why);
  }

  private boolean isDone(SinkRecord record) {
    return done.getOrDefault(partition(record), -1L) >= record.kafkaOffset();
  }

  private void markDone(SinkRecord record) {
    done.merge(partition(record), record.kafkaOffset(), Math::max);
  }

  private static TopicPartition partition(SinkRecord record) {
    return new TopicPartition(record.topic(), record.kafkaPartition());
  }

  private WebhookConfig config() {
    WebhookConfig parsed = config;
    if (parsed == null) {
      throw new IllegalStateException("the task was not started");
    }
    return parsed;
  }

  @Override
  public void open(Collection<TopicPartition> partitions) {
    // Offsets may have been set back by hand.
    partitions.forEach(done::remove);
  }

  @Override
  public void close(Collection<TopicPartition> partitions) {
    partitions.forEach(done::remove);
  }

  @Override
  public void stop() {
    WebhookClient open = client;
    client = null;
    if (open != null) {
      open.close();
    }
  }
}
