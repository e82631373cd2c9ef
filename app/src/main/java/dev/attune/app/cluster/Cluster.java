package dev.attune.app.cluster;

import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UsageException;
import dev.attune.app.error.UserException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TimeoutException;

/** A connection to a cluster whose failures are explained. Used by one thread. */
public final class Cluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Admin admin;
  private final String address;

  private Cluster(Admin admin, String address) {
    this.admin = admin;
    this.address = address;
  }

  /** Connects when first asked something; gives up on a call after 10 s if not configured. */
  public static Cluster connect(AppConfig config) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("default.api.timeout.ms", Long.toString(PATIENCE.toMillis()));
    settings.put("request.timeout.ms", Long.toString(PATIENCE.toMillis() / 2));
    settings.putAll(config.clientConfig());
    try {
      return new Cluster(Admin.create(settings), config.bootstrapServers());
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new UsageException(
          "Cannot use Kafka at %s: %s.".formatted(config.bootstrapServers(), cause.getMessage()),
          "Mend 'bootstrap.servers' or the keys below 'kafka.'.");
    }
  }

  /**
   * Asks the cluster and waits for the answer.
   *
   * @throws UserException when it does not answer or refuses
   */
  public <T> T ask(Function<Admin, KafkaFuture<T>> question) {
    return explained(() -> question.apply(admin).get());
  }

  /** Creates topics; returns when they can be written to. */
  void create(Collection<NewTopic> topics) {
    var unused =
        explained(() -> {
          TopicCreation.create(admin, topics);
          return topics;
        });
  }

  private <T> T explained(Call<T> call) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw explain(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("Interrupted while waiting for Kafka.", "Run the command again.", e);
    }
  }

  /** Something that waits for the cluster. */
  @FunctionalInterface
  private interface Call<T> {
    T get() throws ExecutionException, InterruptedException;
  }

  private RuntimeException explain(Throwable cause) {
    return switch (cause) {
      case TimeoutException timeout ->
          new UserException(
              "Kafka at " + address + " does not answer.",
              "Start it, or set 'bootstrap.servers'; 'attune sandbox' starts one to try things on.",
              timeout);
      case ApiException refusal ->
          new UserException(
              "Kafka at %s refused: %s.".formatted(address, refusal.getMessage()),
              "Check the rights of this user and the keys below 'kafka.'.",
              refusal);
      default -> new IllegalStateException("Kafka at " + address + " failed", cause);
    };
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
