package dev.attune.schemas.registry.rest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one of several equal servers, and asks again for a bounded time if none is well. A try as a
 * whole has a deadline, because the JDK's request timeout ends with the headers and a body may
 * trickle for ever. Redirects are not followed, so that credentials go nowhere but to the
 * configured servers. HTTP/1.1 only: some registries stumble over the offer of h2c.
 *
 * <p>Shared between threads; {@code preferred} is the only state of its own, the server that
 * answered last.
 */
public final class RestClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RestClient.class);
  private static final long MAX_RESPONSE_BYTES = 16L << 20;
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  private final RestSettings settings;
  private final HttpClient http;
  private final Pause pause;
  private final AtomicInteger preferred = new AtomicInteger();

  public RestClient(RestSettings settings) {
    this(settings, Thread::sleep);
  }

  RestClient(RestSettings settings, Pause pause) {
    this.settings = settings;
    this.pause = pause;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout());
    settings.tls().ifPresent(builder::sslContext);
    this.http = builder.build();
  }

  /** Reads. @throws IOException if no server answered within all tries */
  public RestResponse get(String path) throws IOException {
    return exchange("GET", path, BodyPublishers.noBody());
  }

  /** Sends JSON. @throws IOException if no server answered within all tries */
  public RestResponse post(String path, String json) throws IOException {
    return exchange("POST", path, BodyPublishers.ofString(json));
  }

  /** Replaces by JSON. @throws IOException if no server answered within all tries */
  public RestResponse put(String path, String json) throws IOException {
    return exchange("PUT", path, BodyPublishers.ofString(json));
  }

  private RestResponse exchange(String method, String path, BodyPublisher body) throws IOException {
    int first = preferred.get();
    for (int attempt = 0; ; attempt++) {
      int server = Math.floorMod(first + attempt, settings.servers().size());
      URI target = resolve(settings.servers().get(server), path);
      boolean last = attempt >= settings.retry().retries();
      try {
        RestResponse response = once(method, target, body);
        if (last || !response.isTransient()) {
          preferred.set(server);
          return response;
        }
        LOG.debug("{} answered {}, trying again", target.getAuthority(), response.status());
      } catch (InterruptedIOException | UntrustedServerException e) {
        throw e;
      } catch (IOException e) {
        if (last) {
          throw e;
        }
        LOG.debug("{} did not answer, trying again", target.getAuthority(), e);
      }
      rest(attempt);
    }
  }

  private RestResponse once(String method, URI target, BodyPublisher body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .method(method, body)
            .timeout(settings.requestTimeout())
            .header("Accept", MEDIA_TYPE + ", application/json")
            .header("Content-Type", MEDIA_TYPE);
    settings.authorization().ifPresent(value -> request.header("Authorization", value));
    HttpResponse<String> response = await(request.build());
    return new RestResponse(
        response.statusCode(), response.body(), response.headers().firstValue("Location"));
  }

  private HttpResponse<String> await(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, BoundedBody.upTo(MAX_RESPONSE_BYTES));
    try {
      return answer.get(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no whole answer within " + settings.requestTimeout(), e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw interrupted();
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    return cause != null && UntrustedServerException.explains(cause)
        ? new UntrustedServerException(cause)
        : new IOException(String.valueOf(cause), cause);
  }

  private void rest(int attempt) throws IOException {
    RandomGenerator random = ThreadLocalRandom.current();
    try {
      pause.sleep(settings.retry().pause(attempt, random));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while waiting for a server");
  }

  private static URI resolve(URI server, String path) {
    String base = server.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
