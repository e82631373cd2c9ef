package dev.attune.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.behaviour.Outcome;
import dev.attune.modelserver.behaviour.RetryAfter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each error status as a plain client sees it. */
class StatusFaultsTest {

  private final ModelServer server = ModelServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("statusesOfTheirOwn")
  void shouldSayTheStatusInBothDialectsWhenTheFaultIsOne(Fault fault) throws IOException {
    // Given
    server.behave(Behaviour.failing(fault));

    // When
    HttpResponse<String> openAi = Caller.openAi(server, "");
    HttpResponse<String> anthropic = Caller.anthropic(server, "");

    // Then
    assertThat(openAi.statusCode()).isEqualTo(fault.status());
    assertThat(anthropic.statusCode()).isEqualTo(fault.status());
    assertThat(Caller.json(openAi.body()).at("/error/message").asText()).isNotEmpty();
    assertThat(Caller.json(anthropic.body()).path("type").asText()).isEqualTo("error");
    assertThat(Caller.json(anthropic.body()).at("/error/type").asText()).endsWith(suffix(fault));
  }

  static Stream<Fault> statusesOfTheirOwn() {
    return Arrays.stream(Fault.values())
        .filter(fault -> fault.kind() == Fault.Kind.STATUS)
        .filter(fault -> fault != Fault.MONEY_GONE && fault != Fault.USAGE_LIMIT);
  }

  private static String suffix(Fault fault) {
    return fault == Fault.TOO_LARGE ? "request_too_large" : "_error";
  }

  @Test
  void shouldSayThatMoneyIsGoneAsEachProviderDoes() throws IOException {
    // Given
    server.behave(
        Behaviour.inOrder(
            Behaviour.failing(Fault.MONEY_GONE),
            Behaviour.failing(Fault.MONEY_GONE),
            Behaviour.failing(Fault.USAGE_LIMIT),
            Behaviour.failing(Fault.USAGE_LIMIT)));

    // When
    HttpResponse<String> quota = Caller.openAi(server, "");
    HttpResponse<String> balance = Caller.anthropic(server, "");
    HttpResponse<String> hardLimit = Caller.openAi(server, "");
    HttpResponse<String> usageLimit = Caller.anthropic(server, "");

    // Then
    assertThat(quota.statusCode()).isEqualTo(429);
    assertThat(quota.body()).contains("\"insufficient_quota\"");
    assertThat(balance.statusCode()).isEqualTo(400);
    assertThat(balance.body()).contains("credit balance is too low");
    assertThat(hardLimit.statusCode()).isEqualTo(400);
    assertThat(hardLimit.body()).contains("billing_hard_limit_reached");
    assertThat(usageLimit.statusCode()).isEqualTo(400);
    assertThat(usageLimit.body()).contains("API usage limits");
  }

  @Test
  void shouldSayWhenToComeBackInEveryForm() throws IOException {
    // Given
    List<RetryAfter> forms =
        List.of(
            RetryAfter.seconds(0),
            RetryAfter.seconds(2),
            RetryAfter.seconds(120),
            RetryAfter.GARBAGE,
            RetryAfter.NONE);
    server.behave(
        Behaviour.inOrder(
            forms.stream()
                .map(form -> Outcome.of(Fault.RATE_LIMITED).retryAfter(form))
                .map(Behaviour::always)
                .toArray(Behaviour[]::new)));

    // When
    Stream<String> said = forms.stream().map(form -> header(server, "retry-after"));

    // Then
    assertThat(said).containsExactly("0", "2", "120", "soon", "");
  }

  @Test
  void shouldSayADateOrMillisecondsWhenTold() throws IOException {
    // Given
    server.behave(
        Behaviour.inOrder(
            Behaviour.always(
                Outcome.of(Fault.UNAVAILABLE).retryAfter(RetryAfter.date(Duration.ofHours(1)))),
            Behaviour.always(
                Outcome.of(Fault.RATE_LIMITED).retryAfter(RetryAfter.milliseconds(250)))));

    // When
    String date = header(server, "retry-after");
    String milliseconds = header(server, "retry-after-ms");

    // Then
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
        .isBetween(now.plusMinutes(59), now.plusMinutes(61));
    assertThat(milliseconds).isEqualTo("250");
  }

  private static String header(ModelServer server, String name) {
    try {
      return Caller.openAi(server, "").headers().firstValue(name).orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
