package dev.attune.generation.chat;

import dev.attune.generation.http.HttpFailureException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands where a network would: it notes what would be sent, and gives an answer that came by
 * another way.
 *
 * <p>Threads: any; each has its own exchange.
 */
final class ScriptedExchange implements HttpClient {

  private static final ScopedValue<Step> STEP = ScopedValue.newInstance();
  private static final int FIRST_ERROR = 400;

  /** One exchange; without a body it has no answer. */
  private static final class Step {
    private final int status;
    private final @Nullable String body;
    private @Nullable String asked;

    private Step(int status, @Nullable String body) {
      this.status = status;
      this.body = body;
    }
  }

  /** What a call would send. */
  String asked(Supplier<?> call) {
    Step step = new Step(0, null);
    try {
      ScopedValue.where(STEP, step).call(call::get);
    } catch (RuntimeException withoutAnswer) {
      if (step.asked == null) {
        throw withoutAnswer;
      }
    }
    if (step.asked == null) {
      throw new IllegalStateException("the call asked nobody");
    }
    return step.asked;
  }

  /** What a call makes of an answer. */
  <T> T answered(int status, String body, Supplier<T> call) {
    return ScopedValue.where(STEP, new Step(status, body)).call(call::get);
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    Step step = STEP.get();
    step.asked = request.body();
    String body = step.body;
    if (body == null) {
      throw new IllegalStateException("no answer is wanted");
    }
    if (step.status >= FIRST_ERROR) {
      throw new HttpFailureException(step.status, body, Duration.ZERO);
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(step.status)
        .headers(Map.of())
        .body(body)
        .build();
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("streaming");
  }
}
