package dev.attune.generation.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.OfferText;
import dev.attune.generation.Requests;
import dev.attune.generation.call.CallMeters;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.PermanentModelException;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.model.TransientModelException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every remote provider owes, whatever its dialect. */
interface ProviderContract {

  Duration GENEROUS = Duration.ofSeconds(20);
  String OFFER = "{\"headline\":\"A mug\",\"body\":\"It is blue.\",\"callToAction\":\"See it\"}";

  FakeProvider server();

  TextModel model(StructuredOutput output, Duration timeout);

  /** The dialect's whole answer around a text. */
  String saying(String text);

  /** The same, but without a count of tokens. */
  String sayingWithoutUsage(String text);

  /** The same, of 21 tokens of input 12 from the provider's prompt cache. */
  String sayingFromCache(String text);

  String cutOffAfter(String text);

  String refusing();

  default TextModel model() {
    return model(StructuredOutput.JSON_SCHEMA, GENEROUS);
  }

  default GenerationRequest request() {
    return Requests.simple().build();
  }

  @Test
  default void shouldReadTextAndTokensWhenAllIsWell() {
    // Given
    server().answersJson(saying(OFFER));

    // When
    Draft draft = model().write(request());

    // Then
    assertThat(draft).isInstanceOf(Draft.Written.class);
    assertThat(((Draft.Written) draft).text())
        .isEqualTo(new OfferText("A mug", "It is blue.", "See it"));
    assertThat(draft.usage().inputTokens()).isEqualTo(21);
    assertThat(draft.usage().outputTokens()).isEqualTo(17);
    assertThat(draft.usage().calls()).isEqualTo(1);
    assertThat(server().asked()).hasSize(1);
  }

  @Test
  default void shouldEstimateTokensWhenTheProviderDoesNotReportThem() {
    // Given
    server().answersJson(sayingWithoutUsage(OFFER));

    // When
    Draft draft = model().write(request());

    // Then
    assertThat(draft.usage().inputTokens()).isBetween(8, 14);
    assertThat(draft.usage().outputTokens()).isBetween(15, 30);
  }

  @Test
  default void shouldTellTokensFromThePromptCacheAmongTheInput() {
    // Given
    server().answersJson(sayingFromCache(OFFER));

    // When
    Draft draft = model().write(request());

    // Then
    assertThat(draft.usage().inputTokens()).isEqualTo(21);
    assertThat(draft.usage().cache().read()).isEqualTo(12);
    assertThat(draft.usage().outputTokens()).isEqualTo(17);
  }

  @Test
  default void shouldReadLenientlyWhenTheModelWrapsItsJson() {
    // Given
    server().answersJson(saying("Here you are:\n```json\n" + OFFER + "\n```"));

    // When
    Draft draft = model(StructuredOutput.NONE, GENEROUS).write(request());

    // Then
    assertThat(draft).isInstanceOf(Draft.Written.class);
  }

  @Test
  default void shouldSpeakHttp11WhenTheAddressIsPlain() {
    // Given
    server().answersJson(saying(OFFER));

    // When
    Draft unused = model().write(request());

    // Then
    FakeProvider.Asked asked = server().asked().getFirst();
    assertThat(asked.protocol()).isEqualTo("HTTP/1.1");
    assertThat(asked.headers()).doesNotContainKeys("upgrade", "http2-settings");
  }

  @Test
  default void shouldRefuseWhenTheModelRefuses() {
    // Given
    server().answersJson(refusing());

    // When
    Draft draft = model().write(request());

    // Then
    assertThat(draft).isInstanceOf(Draft.Refused.class);
  }

  @Test
  default void shouldBeInvalidWhenTheTextIsNoOffer() {
    // Given
    Stream<String> answers =
        Stream.of(
            saying(""),
            saying("I'm sorry, I can't help with that."),
            saying("{\"headline\":\"A mug\"}"),
            saying("Once upon a time"),
            cutOffAfter(OFFER));

    // When
    Stream<Draft> drafts =
        answers.map(answer -> {
          server().answersJson(answer);
          return model().write(request());
        });

    // Then
    assertThat(drafts).hasOnlyElementsOfType(Draft.Invalid.class).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({
    "408, TIMED_OUT",
    "409, SERVER_FAULT",
    "429, RATE_LIMITED",
    "500, SERVER_FAULT",
    "503, SERVER_FAULT",
    "529, SERVER_FAULT"
  })
  default void shouldFailForNowWhenTheStatusMayPass(int status, String reason) {
    // Given
    server().answers(status, "application/json", "{\"error\":{\"message\":\"no\"}}");

    // When
    Throwable thrown = catchThrowable(() -> model().write(request()));

    // Then
    assertThat(thrown).isInstanceOf(TransientModelException.class);
    assertThat(((ModelException) thrown).reason()).isEqualTo(reason);
    assertThat(server().asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST",
    "401, UNAUTHORISED",
    "402, MONEY_GONE",
    "403, UNAUTHORISED",
    "404, NOT_FOUND",
    "413, TOO_LARGE",
    "422, BAD_REQUEST"
  })
  default void shouldFailForGoodWhenTheStatusWillStay(int status, String reason) {
    // Given
    server().answers(status, "application/json", "{\"error\":{\"message\":\"no\"}}");

    // When
    Throwable thrown = catchThrowable(() -> model().write(request()));

    // Then
    assertThat(thrown).isInstanceOf(PermanentModelException.class);
    assertThat(((ModelException) thrown).reason()).isEqualTo(reason);
    assertThat(server().asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | {'error':{'type':'insufficient_quota','code':'insufficient_quota'}} | MONEY_GONE",
        "429 | {'error':{'type':'requests','code':'rate_limit_exceeded'}} | RATE_LIMITED",
        "400 | {'error':{'code':'billing_hard_limit_reached'}} | MONEY_GONE",
        "400 | {'error':{'type':'invalid_request_error','message':'Your credit balance is too low"
            + " to access the API'}} | MONEY_GONE",
        "400 | {'error':{'type':'invalid_request_error','message':'You have reached your specified"
            + " API usage limits. You will regain access soon.'}} | MONEY_GONE",
        "400 | {'error':{'type':'invalid_request_error','message':'max_tokens: too large'}} |"
            + " BAD_REQUEST",
        "400 | {'error':{'type':'other','message':'credit balance is too low'}} | BAD_REQUEST",
        "400 | no JSON | BAD_REQUEST",
        "500 | {'error':{'code':'insufficient_quota'}} | SERVER_FAULT"
      })
  default void shouldTellAnEmptyAccountFromALimitOfRate(int status, String body, String reason) {
    // Given
    server().answers(status, "application/json", body.replace('\'', '"'));

    // When
    Throwable thrown = catchThrowable(() -> model().write(request()));

    // Then
    assertThat(((ModelException) thrown).reason()).isEqualTo(reason);
  }

  @Test
  default void shouldSayHowLongToWaitWhenTheProviderDoes() {
    // Given
    server().answers(429, "application/json", "{}", Map.of("retry-after", "7"));

    // When
    Throwable thrown = catchThrowable(() -> model().write(request()));

    // Then
    assertThat(((ModelException) thrown).retryAfter()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  default void shouldBeGarbledWhenTheAnswerIsAMegabyte() {
    // Given
    server().answersJson(saying("x".repeat(1 << 20)));

    // When
    Throwable thrown = catchThrowable(() -> model().write(request()));

    // Then
    assertThat(((ModelException) thrown).reason()).isEqualTo("GARBLED");
  }

  @Test
  default void shouldFailForNowWhenTheAnswerIsNotOfTheDocumentedForm() {
    // Given
    Stream<Runnable> faults =
        Stream.of(
            () -> server().answers(200, "text/html", "<html><body>Bad gateway</body></html>"),
            () -> server().answersJson(saying(OFFER).substring(0, 40)),
            () -> server().answersJson(""),
            () -> server().answersJson("{}"),
            () -> server().answersJson("null"),
            () -> server().breaksOff());

    // When
    Stream<Throwable> thrown =
        faults.map(fault -> {
          fault.run();
          return catchThrowable(() -> model().write(request()));
        });

    // Then
    assertThat(thrown).hasOnlyElementsOfType(TransientModelException.class).hasSize(6);
  }

  @Test
  default void shouldFailForNowWhenNobodyListens() {
    // Given
    TextModel model = model();
    server().close();

    // When
    Throwable thrown = catchThrowable(() -> model.write(request()));

    // Then
    assertThat(thrown).isInstanceOf(TransientModelException.class);
    assertThat(((ModelException) thrown).reason()).isEqualTo("UNREACHABLE");
  }

  @Test
  default void shouldEndAllByTheDeadlineAndHangUpWhenBodiesTrickleIn() {
    // Given
    server().trickles();
    Duration limit = Duration.ofMillis(600);
    List<GenerationResponse> responses = Collections.synchronizedList(new ArrayList<>());
    long start;

    // When
    try (ModelGenerator generator =
            ModelGenerator.of(
                model(), due -> limit, GENEROUS, new CallMeters(new SimpleMeterRegistry()));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      start = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        threads.execute(() -> responses.add(generator.generate(request())));
      }
    }

    // Then
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(took).isBetween(limit, limit.plusMillis(500));
    assertThat(responses)
        .hasSize(20)
        .allMatch(response -> response.getStatus() == GenerationStatus.EXPIRED)
        .allMatch(response -> response.getUse().getAttempts() == 1);
    Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> server().open() == 0);
  }
}
