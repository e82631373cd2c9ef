package dev.attune.generation.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.ModelProcessing;
import dev.attune.generation.Requests;
import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.admit.Gate;
import dev.attune.generation.budget.UnlimitedPurse;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.offline.OfflineCopywriter;
import dev.attune.generation.time.Pace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessingTest {

  private int outsideCalls;

  @Test
  void shouldAskTheModelInTheHouseWhenTheUserDidNotAgreeToAnOutsideProvider() {
    // When
    GenerationResponse response = answer(inHouse(), outside(), new OfflineCopywriter());

    // Then
    assertThat(outsideCalls).isZero();
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.OK);
    assertThat(response.getUse().getProvider()).isEqualTo("offline");
  }

  @Test
  void shouldLeaveItToTheTemplateWhenNoModelRunsInTheHouse() {
    // When
    GenerationResponse response = answer(inHouse(), outside());

    // Then
    assertThat(outsideCalls).isZero();
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.REFUSED);
    assertThat(response.getDetail()).contains("did not agree");
  }

  @Test
  void shouldAskTheFirstOfTheChainWhenTheUserAgreed() {
    // When
    answer(Requests.simple().build(), outside(), new OfflineCopywriter());

    // Then
    assertThat(outsideCalls).isPositive();
  }

  private static GenerationRequest inHouse() {
    return GenerationRequest.newBuilder(Requests.simple().build())
        .setProcessing(ModelProcessing.IN_HOUSE)
        .build();
  }

  private static GenerationResponse answer(GenerationRequest request, TextModel... models) {
    Pace pace = Pace.system();
    List<ChainedModel> chain =
        Stream.of(models)
            .map(model ->
                new ChainedModel(
                    model.identity().provider(),
                    model,
                    new Gate(model.identity().provider(), AdmissionLimits.none(), pace),
                    Duration.ofSeconds(5),
                    Duration.ZERO))
            .toList();
    try (ModelGenerator generator =
        new ModelGenerator(
            chain,
            new UnlimitedPurse(),
            Deadlines.replay(),
            pace,
            Backoff.usual(),
            new CallMeters(new SimpleMeterRegistry()))) {
      return generator.generate(request);
    }
  }

  private TextModel outside() {
    return new TextModel() {
      @Override
      public ModelIdentity identity() {
        return new ModelIdentity("openai", "m", Map.of());
      }

      @Override
      public Draft write(GenerationRequest request) {
        outsideCalls++;
        throw new IllegalStateException("no text here");
      }
    };
  }
}
