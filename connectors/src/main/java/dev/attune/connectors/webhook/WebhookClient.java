package dev.attune.connectors.webhook;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts batches to one address. Follows no redirect: a body and its signature go to whom they were
 * meant for. Belongs to the task's thread.
 */
final class WebhookClient implements AutoCloseable {

  private static final long MOST_RETRY_AFTER_SECONDS = 86_400;

  private final HttpClient client;
  private final WebhookConfig config;
  private final URI url;
  private final Signature signature;

  WebhookClient(WebhookConfig config) {
    this.config = config;
    this.url = config.url();
    this.signature = new Signature(config.secrets());
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout())
            .build();
  }

  /** Posts a batch and waits for the answer, no longer than the time for a call as a whole. */
  Answer post(Batch batch, Instant now) throws InterruptedException {
    // The request's own time-out ends with the answer's head: a body that trickles would go on.
    CompletableFuture<HttpResponse<Void>> call =
        client.sendAsync(request(batch, now), BodyHandlers.discarding());
    try {
      return answer(call.get(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS), now);
    } catch (TimeoutException e) {
      call.cancel(true);
      String why = "no answer within " + config.requestTimeout().toMillis() + " ms";
      return new Answer.TryAgain(why, Optional.empty());
    } catch (ExecutionException e) {
      // Only its kind: the text of the cause may quote the address, which may hold a secret.
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      String why = "the call broke off with " + cause.getClass().getSimpleName();
      return new Answer.TryAgain(why, Optional.empty());
    } catch (InterruptedException e) {
      call.cancel(true);
      throw e;
    }
  }

  private HttpRequest request(Batch batch, Instant now) {
    byte[] body = batch.body();
    String id = batch.id();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(config.requestTimeout())
            .header("Content-Type", "application/json")
            .header("User-Agent", "attune-webhook")
            .header("Idempotency-Key", id)
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    config.authorization().ifPresent(value -> request.header("Authorization", value));
    if (!signature.isOff()) {
      request.header("webhook-signature", signature.of(id, now, body));
    }
    return request.build();
  }

  private static Answer answer(HttpResponse<Void> response, Instant now) {
    int status = response.statusCode();
    String why = "the receiver answered " + status;
    if (status >= 200 && status < 300) {
      return new Answer.Accepted();
    }
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      Optional<String> asked = response.headers().firstValue("Retry-After");
      return new Answer.TryAgain(why, asked.flatMap(value -> retryAfter(value, now)));
    }
    return switch (status) {
      case 401, 403, 404, 405, 410 -> new Answer.WrongSetting(why);
      default ->
          status < 400
              ? new Answer.WrongSetting(why + ", and redirects are not followed")
              : new Answer.Refused(why);
    };
  }

  /** Seconds or a date (RFC 9110, 10.2.3); empty where it is neither. */
  static Optional<Duration> retryAfter(String value, Instant now) {
    String text = value.strip();
    if (text.matches("\\d{1,9}")) {
      long seconds = Math.min(Long.parseLong(text), MOST_RETRY_AFTER_SECONDS);
      return Optional.of(Duration.ofSeconds(seconds));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, until);
      return wait.isPositive() ? Optional.of(wait) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
