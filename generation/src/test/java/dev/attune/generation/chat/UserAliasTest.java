package dev.attune.generation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.Requests;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.TextModel;
import dev.attune.modelserver.ModelServer;
import dev.attune.modelserver.Received;
import dev.attune.schemas.seal.MasterKeys;
import dev.attune.schemas.seal.Pseudonyms;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What identifies a user in the bytes that go to a provider. */
class UserAliasTest {

  private static final String USER = "anna.example@shop.example";

  private final ModelServer server = ModelServer.start();
  private final Pseudonyms pseudonyms = MasterKeys.random("m").pseudonyms();

  private enum Provider {
    OPENAI(OpenAiModels::openAi, "\"safety_identifier\""),
    COMPATIBLE(OpenAiModels::compatible, "\"user\""),
    ANTHROPIC(AnthropicModels::anthropic, "\"user_id\""),
    OLLAMA(OllamaModels::ollama, "");

    @SuppressWarnings("ImmutableEnumChecker") // method references are
    private final Function<ChatSettings, TextModel> models;

    private final String field;

    Provider(Function<ChatSettings, TextModel> models, String field) {
      this.models = models;
      this.field = field;
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void shouldTellNothingOfTheUserWhenNotAsked(Provider provider) {
    // When
    String sent = sent(provider, UserAlias.NONE);

    // Then
    assertThat(sent)
        .doesNotContain(USER, "anna", pseudonyms.forProvider(USER), pseudonyms.ofRecords(USER))
        .doesNotContain("request-77", "safety_identifier", "user_id", "\"user\":");
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void shouldTellThePseudonymAloneWhenAsked(Provider provider) {
    // When
    String sent = sent(provider, pseudonyms::forProvider);

    // Then
    assertThat(sent).doesNotContain(USER, "anna", pseudonyms.ofRecords(USER), "request-77");
    if (!provider.field.isEmpty()) {
      assertThat(sent).contains(provider.field, "\"" + pseudonyms.forProvider(USER) + "\"");
    } else {
      assertThat(sent).doesNotContain(pseudonyms.forProvider(USER));
    }
  }

  private String sent(Provider provider, UserAlias alias) {
    String url = provider == Provider.OLLAMA ? server.rootUrl() : server.baseUrl();
    ChatSettings settings =
        new ChatSettings(
            "model-1",
            url,
            "key-1",
            0.5,
            StructuredOutput.JSON_SCHEMA,
            Duration.ofSeconds(5),
            2,
            alias);
    GenerationRequest request = Requests.simple().id("request-77").userId(USER).build();
    try (TextModel model = provider.models.apply(settings)) {
      assertThat(model.write(request)).isInstanceOf(Draft.Written.class);
    }
    List<Received> requests = server.requests();
    assertThat(requests).hasSize(1);
    Received received = requests.getFirst();
    return received.path() + "\n" + received.headers() + "\n" + received.body();
  }
}
