package dev.attune.modelserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.batches.Batch;
import com.openai.models.batches.BatchCreateParams;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileObject;
import com.openai.models.files.FilePurpose;
import com.openai.models.finetuning.jobs.FineTuningJob;
import com.openai.models.finetuning.jobs.JobCreateParams;
import dev.attune.modelserver.batch.BatchTimes;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.behaviour.Outcome;
import dev.attune.modelserver.openai.tuning.TuningTimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What OpenAI's own client understands of this server; its {@code validate} checks each field. */
class OpenAiClientTest {

  private static final String TASK = "Write a headline. Answer in JSON.";

  private ModelServer server;
  private OpenAIClient client;

  @BeforeEach
  void start() throws IOException {
    BatchTimes batches =
        new BatchTimes(Duration.ofMillis(50), Duration.ofMillis(150), Duration.ofSeconds(5));
    TuningTimes tuning =
        new TuningTimes(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(100));
    server =
        ModelServer.start(
            Behaviour.answering(), Settings.onLoopback(0).withBatches(batches).withTuning(tuning));
    client = OpenAIOkHttpClient.builder().baseUrl(server.baseUrl()).apiKey("k").build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private static ChatCompletionCreateParams.Builder task() {
    return ChatCompletionCreateParams.builder().model("gpt-test").addUserMessage(TASK);
  }

  @Test
  void shouldChatWithLogProbabilitiesWhenAskedTo() {
    // When
    ChatCompletion answer =
        client
            .chat()
            .completions()
            .create(task().logprobs(true).topLogprobs(3).n(2).maxCompletionTokens(200).build());

    // Then
    answer.validate();
    assertThat(answer.choices()).hasSize(2);
    ChatCompletion.Choice first = answer.choices().getFirst();
    var scores = first.logprobs().orElseThrow().content().orElseThrow();
    assertThat(scores.stream().map(score -> score.token()).collect(Collectors.joining()))
        .isEqualTo(first.message().content().orElseThrow());
    assertThat(scores).allMatch(score -> score.topLogprobs().size() == 3);
    assertThat(answer.usage().orElseThrow().completionTokens()).isPositive();
  }

  @Test
  void shouldAnswerInTheClassAskedForWhenOutputIsStructured() {
    // When
    var answer = client.chat().completions().create(task().responseFormat(Headline.class).build());

    // Then
    Headline headline = answer.choices().getFirst().message().content().orElseThrow();
    assertThat(headline.headline).isNotBlank();
  }

  /** An answer's form. */
  static final class Headline {
    public String headline = "";
    public int length;
  }

  @Test
  void shouldStreamTheTextThatItWouldGiveWhole() {
    // Given
    String whole =
        client
            .chat()
            .completions()
            .create(task().build())
            .choices()
            .getFirst()
            .message()
            .content()
            .orElseThrow();
    StringBuilder text = new StringBuilder();

    // When
    try (StreamResponse<ChatCompletionChunk> chunks =
        client.chat().completions().createStreaming(task().build())) {
      chunks.stream()
          .map(ChatCompletionChunk::validate)
          .flatMap(chunk -> chunk.choices().stream())
          .forEach(choice -> choice.delta().content().ifPresent(text::append));
    }

    // Then
    assertThat(text).hasToString(whole);
  }

  @Test
  void shouldScoreAGivenTextWhenItIsEchoed() {
    // When
    Completion answer =
        client
            .completions()
            .create(
                CompletionCreateParams.builder()
                    .model("llama-test")
                    .prompt("A kettle for tea.")
                    .maxTokens(0)
                    .echo(true)
                    .logprobs(2)
                    .build());

    // Then
    assertThat(answer.choices().getFirst().text()).isEqualTo("A kettle for tea.");
    var scores = answer.choices().getFirst().logprobs().orElseThrow();
    assertThat(String.join("", scores.tokens().orElseThrow())).isEqualTo("A kettle for tea.");
    assertThat(scores._tokenLogprobs().toString()).startsWith("[null").contains("-");
  }

  @Test
  void shouldRunABatchToItsTwoFilesWhenOneCallFails() throws IOException {
    // Given
    server.behave(
        Behaviour.when(
            call -> call.text().contains("third"),
            Behaviour.failing(Fault.SERVER_ERROR),
            Behaviour.answering()));
    FileObject input = upload(FilePurpose.BATCH, lines("first", "second", "third"));

    // When
    Batch begun = client.batches().create(batch(input).build());
    Batch ended = ended(begun.id());

    // Then
    assertThat(begun.validate().status()).isEqualTo(Batch.Status.VALIDATING);
    assertThat(ended.validate().status()).isEqualTo(Batch.Status.COMPLETED);
    assertThat(ended.requestCounts().orElseThrow().completed()).isEqualTo(2);
    assertThat(ended.requestCounts().orElseThrow().failed()).isEqualTo(1);
    assertThat(content(ended.outputFileId().orElseThrow()))
        .hasSize(2)
        .allMatch(line -> line.contains("\"chat.completion\""));
    assertThat(content(ended.errorFileId().orElseThrow()))
        .singleElement()
        .asString()
        .contains("\"custom_id\":\"third\"", "\"status_code\":500");
    assertThat(client.batches().list().data().getFirst()._metadata().toString())
        .contains("run", "7");
  }

  @Test
  void shouldExpireWhatTakesTooLongAndCancelWhatIsCancelled() throws IOException {
    // Given
    server.behave(
        Behaviour.when(
            call -> call.text().contains("slow"),
            Behaviour.always(Outcome.ANSWER.after(Duration.ofHours(1))),
            Behaviour.answering()));
    FileObject input = upload(FilePurpose.BATCH, lines("quick", "slow"));

    // When
    Batch cancelled = client.batches().create(batch(input).build());
    await().until(() -> status(cancelled.id()).equals(Batch.Status.IN_PROGRESS));
    Batch.Status cancelling = client.batches().cancel(cancelled.id()).status();
    Batch ended = ended(cancelled.id());

    // Then
    assertThat(cancelling).isEqualTo(Batch.Status.CANCELLING);
    assertThat(ended.status()).isEqualTo(Batch.Status.CANCELLED);
    assertThat(content(ended.errorFileId().orElseThrow()))
        .anyMatch(line -> line.contains("batch_cancelled") && line.contains("\"slow\""));
  }

  @Test
  void shouldFailABatchWhoseFileIsWrong() {
    // Given
    FileObject input = upload(FilePurpose.BATCH, "no json\n" + lines("same", "same"));

    // When
    Batch batch = client.batches().create(batch(input).build());

    // Then
    assertThat(batch.status()).isEqualTo(Batch.Status.FAILED);
    assertThat(batch.errors().orElseThrow().data().orElseThrow())
        .extracting(error -> error.code().orElseThrow())
        .containsExactly("invalid_json_line", "duplicate_custom_id");
  }

  @Test
  void shouldTuneAModelThatIsListedOnceTheJobHasSucceeded() {
    // Given
    String chat =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"Q\"},{\"role\":\"assistant\",\"content\":\"A\"}]}\n";
    FileObject file = upload(FilePurpose.FINE_TUNE, chat.repeat(10));

    // When
    FineTuningJob begun =
        client
            .fineTuning()
            .jobs()
            .create(
                JobCreateParams.builder()
                    .model("gpt-test")
                    .trainingFile(file.id())
                    .suffix("shop")
                    .build());
    await().until(() -> job(begun).status().equals(FineTuningJob.Status.SUCCEEDED));
    FineTuningJob done = job(begun);

    // Then
    assertThat(begun.validate().status()).isEqualTo(FineTuningJob.Status.VALIDATING_FILES);
    String model = done.validate().fineTunedModel().orElseThrow();
    assertThat(model).startsWith("ft:gpt-test:attune:shop:");
    assertThat(client.models().list().data()).anyMatch(listed -> listed.id().equals(model));
    assertThat(client.fineTuning().jobs().listEvents(begun.id()).data().getFirst().message())
        .isEqualTo("The job has successfully completed");
    assertThat(client.fineTuning().jobs().checkpoints().list(begun.id()).data()).hasSize(3);
  }

  @Test
  void shouldFailATuningJobWithTooFewExamples() {
    // Given
    FileObject file = upload(FilePurpose.FINE_TUNE, "{\"messages\":[]}\n");

    // When
    FineTuningJob begun =
        client
            .fineTuning()
            .jobs()
            .create(JobCreateParams.builder().model("gpt-test").trainingFile(file.id()).build());
    await().until(() -> job(begun).status().equals(FineTuningJob.Status.FAILED));

    // Then
    assertThat(job(begun).error().orElseThrow().code()).isEqualTo("invalid_training_file");
  }

  @Test
  void shouldForgetAFileThatIsDeleted() {
    // Given
    FileObject file = upload(FilePurpose.BATCH, lines("one"));

    // When
    boolean deleted = client.files().delete(file.id()).deleted();

    // Then
    assertThat(deleted).isTrue();
    assertThat(client.files().list().data()).isEmpty();
  }

  private FineTuningJob job(FineTuningJob begun) {
    return client.fineTuning().jobs().retrieve(begun.id());
  }

  private FileObject upload(FilePurpose purpose, String text) {
    return client
        .files()
        .create(
            FileCreateParams.builder()
                .purpose(purpose)
                .file(text.getBytes(StandardCharsets.UTF_8))
                .build())
        .validate();
  }

  private static BatchCreateParams.Builder batch(FileObject input) {
    return BatchCreateParams.builder()
        .endpoint(BatchCreateParams.Endpoint.V1_CHAT_COMPLETIONS)
        .completionWindow(BatchCreateParams.CompletionWindow._24H)
        .metadata(
            BatchCreateParams.Metadata.builder()
                .putAdditionalProperty("run", JsonValue.from("7"))
                .build())
        .inputFileId(input.id());
  }

  private static String lines(String... names) {
    return IntStream.range(0, names.length)
        .mapToObj(i ->
            "{\"custom_id\":\"%s\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":%s}\n"
                .formatted(
                    names[i],
                    "{\"model\":\"gpt-test\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted(names[i])))
        .collect(Collectors.joining());
  }

  private Batch.Status status(String id) {
    return client.batches().retrieve(id).status();
  }

  private Batch ended(String id) {
    List<Batch.Status> ends =
        List.of(Batch.Status.COMPLETED, Batch.Status.EXPIRED, Batch.Status.CANCELLED);
    await().until(() -> ends.contains(status(id)));
    return client.batches().retrieve(id);
  }

  private List<String> content(String fileId) throws IOException {
    try (HttpResponse response = client.files().content(fileId)) {
      return new String(response.body().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
