package dev.attune.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.pipeline.AnswerSource;
import dev.attune.avro.DeadLetter;
import dev.attune.avro.Decision;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.Offer;
import dev.attune.avro.Reward;
import dev.attune.budget.BudgetPlan;
import dev.attune.connectors.log.EventLog;
import dev.attune.connectors.log.LogRecord;
import dev.attune.connectors.log.LogSpec;
import dev.attune.generation.call.CallWatch;
import dev.attune.generation.call.Generator;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.playbook.file.PlaybookLoader;
import dev.attune.topology.prompt.template.PromptTemplates;
import dev.attune.topology.prompt.template.TemplateLoader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When answers come decides nothing in a replay. */
class InlineEngineTest {
  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn, voice: plain and warm}
      languages: {supported: [en], fallback: en}
      consent: {unasked: granted}
      scenarios:
        looked-often:
          trigger: {kind: repeated-view, within: 7d, times: 3}
          channel: email
          expires-after: 2d
          products: {from: viewed, limit: 1}
      """;

  /** Ann looks three times and is written to; then the price changes, as Bob's view says. */
  private static final String LOG =
      """
      event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session
      2025-05-05 08:00:00 UTC,view,p1,c1,appliances.kitchen.kettle,b1,20.00,ann,s1
      2025-05-05 08:01:00 UTC,view,p1,c1,appliances.kitchen.kettle,b1,20.00,ann,s1
      2025-05-05 08:02:00 UTC,view,p1,c1,appliances.kitchen.kettle,b1,20.00,ann,s1
      2025-05-05 09:00:00 UTC,view,p1,c1,appliances.kitchen.kettle,b1,25.00,bob,s2
      """;

  @TempDir Path folder;

  @Test
  void shouldTakeAnOfferBackThoughItsAnswerCameAfterTheWholeLog() throws Exception {
    // When
    List<Offer> offers = offersOf(true);

    // Then
    assertThat(offers).hasSize(2);
    assertThat(offers.getLast().getRecall()).isNotNull();
    assertThat(offers.getLast().getRecall().getReason().getRule()).isEqualTo("facts.price");
  }

  @Test
  void shouldOfferTheSameWhetherAnswersComeSoonOrLate() throws Exception {
    // When
    List<Offer> soon = offersOf(false);
    List<Offer> late = offersOf(true);

    // Then
    assertThat(late).isEqualTo(soon);
  }

  private List<Offer> offersOf(boolean late) throws IOException, InterruptedException {
    Path log = Files.writeString(folder.resolve("log.csv"), LOG);
    CountDownLatch read = new CountDownLatch(late ? 1 : 0);
    Offers out = new Offers(new ArrayList<>());
    MeterRegistry meters = new SimpleMeterRegistry();
    PromptTemplates templates = TemplateLoader.standard();
    Playbook playbook =
        new PlaybookLoader(templates).load("test.yml", PLAYBOOK.getBytes(StandardCharsets.UTF_8));
    try (DataFolder data = DataFolder.temporary();
        EventLog events = EventLog.open(LogSpec.of(List.of(log.toString())));
        AnswerSource source =
            AnswerSource.written(
                new GenerationConfig(Map.of(), Map.of()), BudgetPlan.NONE, meters)) {
      Generator writer = source.generator();
      Generator patient =
          new Generator() {
            @Override
            public GenerationResponse generate(GenerationRequest request, CallWatch watch) {
              await(read);
              return writer.generate(request, watch);
            }
          };
      ReplayEngine engine =
          new ReplayEngines("shop", playbook, templates, patient, meters)
              .make(
                  new ReplayRequest(
                      List.of(log.toString()),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      ReplayRequest.Engine.INLINE,
                      1),
                  data);
      engine.run(new Announced(events, read), out);
    }
    return out.all;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A log that says when all of it was read. */
  private record Announced(Iterator<LogRecord> log, CountDownLatch read)
      implements Iterator<LogRecord> {

    @Override
    public boolean hasNext() {
      boolean more = log.hasNext();
      if (!more) {
        read.countDown();
      }
      return more;
    }

    @Override
    public LogRecord next() {
      return log.next();
    }
  }

  private record Offers(List<Offer> all) implements ReplayListener {

    @Override
    public void offer(Offer offer) {
      all.add(offer);
    }

    @Override
    public void decision(Decision decision) {}

    @Override
    public void deadLetter(DeadLetter letter) {
      throw new AssertionError(letter.toString());
    }

    @Override
    public void reward(Reward reward) {}
  }
}
