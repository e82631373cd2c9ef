package dev.attune.generation.http;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * One exchange over HTTP/1.1 at a time and thread, without retries, redirects or cookies.
 *
 * <p>Threads: shared by all calls. An exchange blocks the virtual thread it is on, and an interrupt
 * of that closes the connection. A platform thread's interrupt would not: its exchange runs on a
 * virtual thread of its own, for which it waits.
 */
public final class ProviderHttpClient implements HttpClient, AutoCloseable {

  private final CloseableHttpClient client;
  private final AnswerReader answers;

  public ProviderHttpClient(HttpSettings settings) {
    this.client = Connections.client(settings);
    this.answers = new AnswerReader(settings.answerBytes(), new RetryAfter(InstantSource.system()));
  }

  /** For langchain4j's builders. */
  public HttpClientBuilder builder() {
    return new BuiltClient(this);
  }

  /**
   * Sends and waits for the whole answer.
   *
   * @throws HttpFailureException for a status other than 2xx
   * @throws UncheckedIOException where there was no whole answer
   * @throws IllegalStateException caused by an InterruptedException, where it was interrupted
   */
  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    return Thread.currentThread().isVirtual() ? exchange(request) : aside(request);
  }

  /** Never asked for: offers are short, and are judged whole. */
  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("streaming");
  }

  private SuccessfulHttpResponse exchange(HttpRequest request) {
    WrittenBuffers.drop();
    try {
      return client.execute(message(request), answers);
    } catch (IOException broken) {
      // Reading the flag takes it: the exception says it from here on.
      if (Thread.interrupted()) {
        throw interrupted(broken);
      }
      throw new UncheckedIOException(broken);
    }
  }

  private SuccessfulHttpResponse aside(HttpRequest request) {
    FutureTask<SuccessfulHttpResponse> exchange = new FutureTask<>(() -> exchange(request));
    Thread.ofVirtual().name("generation-exchange").start(exchange);
    try {
      return exchange.get();
    } catch (InterruptedException ended) {
      exchange.cancel(true);
      throw interrupted(ended);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  private static IllegalStateException interrupted(Exception how) {
    InterruptedException ended = new InterruptedException("interrupted during an exchange");
    ended.addSuppressed(how);
    return new IllegalStateException(ended);
  }

  private static HttpUriRequestBase message(HttpRequest request) {
    HttpUriRequestBase message =
        new HttpUriRequestBase(request.method().name(), java.net.URI.create(request.url()));
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> message.addHeader(name, value)));
    if (request.body() != null) {
      message.setEntity(new StringEntity(request.body(), ContentType.APPLICATION_JSON));
    }
    return message;
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
