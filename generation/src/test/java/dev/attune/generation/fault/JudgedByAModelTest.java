package dev.attune.generation.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Brief;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.TextRules;
import dev.attune.generation.Requests;
import dev.attune.generation.call.CallMeters;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.chat.ChatSettings;
import dev.attune.generation.chat.OpenAiModels;
import dev.attune.generation.chat.StructuredOutput;
import dev.attune.modelserver.ModelServer;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.behaviour.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A model as judge, asked over HTTP by the chain that writes. */
@Timeout(60)
class JudgedByAModelTest {

  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final String PASS =
      "{\"headline\": \"pass\", \"body\": \"none\", \"callToAction\": \"judged\"}";
  private static final String FAIL =
      "{\"headline\": \"fail\", \"body\": \"It promises tea.\", \"callToAction\": \"judged\"}";

  private final ModelServer server = ModelServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldLetTheTextLeaveThatTheJudgePasses() {
    // Given
    server.behave(Behaviour.inOrder(Behaviour.answering(), Behaviour.always(Outcome.saying(PASS))));

    // When
    GenerationResponse response = generate();

    // Then both calls are paid for
    assertThat(response.getStatus()).as(response.getDetail()).isEqualTo(GenerationStatus.OK);
    assertThat(response.getText().getBody()).contains("Blue Mug");
    assertThat(response.getUse().getAttempts()).isEqualTo(2);
    assertThat(server.calls()).isEqualTo(2);
  }

  @Test
  void shouldLetNoTextLeaveThatTheJudgeFails() {
    // Given
    server.behave(Behaviour.inOrder(Behaviour.answering(), Behaviour.always(Outcome.saying(FAIL))));

    // When
    GenerationResponse response = generate();

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.INVALID);
    assertThat(response.getText()).isNull();
    assertThat(response.getDetail()).isEqualTo("judge: It promises tea.");
  }

  @Test
  void shouldLetNoTextLeaveWhenTheJudgeSpeaksNonsense() {
    // Given
    server.behave(Behaviour.inOrder(Behaviour.answering(), Behaviour.failing(Fault.PROSE)));

    // When
    GenerationResponse response = generate();

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.INVALID);
    assertThat(response.getText()).isNull();
    assertThat(response.getDetail()).startsWith("judge: ");
  }

  private GenerationResponse generate() {
    ChatSettings settings =
        new ChatSettings(
            "a-model", server.baseUrl(), "key", null, StructuredOutput.JSON_SCHEMA, PATIENT, 4);
    try (ModelGenerator generator =
        ModelGenerator.of(
            OpenAiModels.openAi(settings),
            request -> Duration.ofMinutes(5),
            PATIENT,
            new CallMeters(new SimpleMeterRegistry()))) {
      return generator.generate(request());
    }
  }

  private static GenerationRequest request() {
    GenerationRequest plain =
        GenerationRequest.newBuilder(Requests.simple().build())
            .setPrompt(FaultOutcomesTest.PROMPT)
            .build();
    Brief brief = plain.getBrief();
    TextRules rules = TextRules.newBuilder(brief.getRules()).setJudged(true).build();
    return GenerationRequest.newBuilder(plain)
        .setBrief(Brief.newBuilder(brief).setRules(rules).build())
        .build();
  }
}
