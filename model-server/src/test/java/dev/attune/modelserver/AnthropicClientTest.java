package dev.attune.modelserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.batches.BatchCreateParams;
import com.anthropic.models.messages.batches.MessageBatch;
import com.anthropic.models.messages.batches.MessageBatchIndividualResponse;
import dev.attune.modelserver.batch.BatchTimes;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.behaviour.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Anthropic's own client understands of this server. */
class AnthropicClientTest {

  private static final String TASK = "Write a headline. Answer in JSON.";

  private ModelServer server;
  private AnthropicClient client;

  @BeforeEach
  void start() throws IOException {
    BatchTimes times =
        new BatchTimes(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofSeconds(3));
    server = ModelServer.start(Behaviour.answering(), Settings.onLoopback(0).withBatches(times));
    client = AnthropicOkHttpClient.builder().baseUrl(server.rootUrl()).apiKey("k").build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void shouldStreamTheMessageThatItWouldGiveWhole() {
    // Given
    MessageCreateParams task =
        MessageCreateParams.builder()
            .model("claude-test")
            .maxTokens(500)
            .addUserMessage(TASK)
            .build();
    StringBuilder text = new StringBuilder();

    // When
    Message whole = client.messages().create(task).validate();
    try (StreamResponse<RawMessageStreamEvent> events = client.messages().createStreaming(task)) {
      events.stream()
          .flatMap(event -> event.contentBlockDelta().stream())
          .flatMap(delta -> delta.delta().text().stream())
          .forEach(piece -> text.append(piece.text()));
    }

    // Then
    assertThat(text).hasToString(whole.content().getFirst().text().orElseThrow().text());
  }

  @Test
  void shouldSayOfEachRequestHowItEndedWhenABatchHasEnded() {
    // Given
    server.behave(
        Behaviour.when(
            call -> call.text().contains("slow"),
            Behaviour.always(Outcome.ANSWER.after(Duration.ofHours(1))),
            Behaviour.when(
                call -> call.text().contains("bad"),
                Behaviour.failing(Fault.OVERLOADED),
                Behaviour.answering())));

    // When
    MessageBatch begun = client.messages().batches().create(batch("good", "bad", "slow"));
    await().until(() -> status(begun).equals(MessageBatch.ProcessingStatus.ENDED));
    MessageBatch ended = client.messages().batches().retrieve(begun.id()).validate();

    // Then
    assertThat(begun.validate().requestCounts().processing()).isEqualTo(3);
    assertThat(ended.requestCounts().succeeded()).isEqualTo(1);
    assertThat(ended.requestCounts().errored()).isEqualTo(1);
    assertThat(ended.requestCounts().expired()).isEqualTo(1);
    List<MessageBatchIndividualResponse> results = results(begun);
    assertThat(results)
        .extracting(MessageBatchIndividualResponse::customId)
        .containsExactly("good", "bad", "slow");
    assertThat(results.get(0).result().asSucceeded().message().validate().content()).isNotEmpty();
    assertThat(results.get(1).result().isErrored()).isTrue();
    assertThat(results.get(2).result().isExpired()).isTrue();
    assertThat(client.messages().batches().list().data()).hasSize(1);
  }

  @Test
  void shouldCancelWhatHasNotEnded() {
    // Given
    server.behave(Behaviour.always(Outcome.ANSWER.after(Duration.ofHours(1))));
    MessageBatch begun = client.messages().batches().create(batch("one", "two"));

    // When
    MessageBatch cancelled = client.messages().batches().cancel(begun.id());
    await().until(() -> status(begun).equals(MessageBatch.ProcessingStatus.ENDED));

    // Then
    assertThat(cancelled.processingStatus()).isEqualTo(MessageBatch.ProcessingStatus.CANCELING);
    assertThat(results(begun)).anyMatch(response -> response.result().isCanceled());
  }

  @Test
  void shouldListModelsInItsForm() {
    // When
    var models = client.models().list();

    // Then
    assertThat(models.data()).anyMatch(model -> model.id().equals("claude-test"));
  }

  private MessageBatch.ProcessingStatus status(MessageBatch batch) {
    return client.messages().batches().retrieve(batch.id()).processingStatus();
  }

  private List<MessageBatchIndividualResponse> results(MessageBatch batch) {
    try (StreamResponse<MessageBatchIndividualResponse> results =
        client.messages().batches().resultsStreaming(batch.id())) {
      return results.stream().toList();
    }
  }

  private static BatchCreateParams batch(String... names) {
    BatchCreateParams.Builder batch = BatchCreateParams.builder();
    for (String name : names) {
      batch.addRequest(
          BatchCreateParams.Request.builder()
              .customId(name)
              .params(
                  BatchCreateParams.Request.Params.builder()
                      .model("claude-test")
                      .maxTokens(100)
                      .addUserMessage(name)
                      .build())
              .build());
    }
    return batch.build();
  }
}
