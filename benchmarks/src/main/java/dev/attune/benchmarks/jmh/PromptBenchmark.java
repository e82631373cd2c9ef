package dev.attune.benchmarks.jmh;

import dev.attune.app.pipeline.Playbooks;
import dev.attune.avro.Brief;
import dev.attune.avro.Evidence;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.Prompt;
import dev.attune.avro.TextRules;
import dev.attune.avro.Trigger;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.prompt.PromptRenderer;
import dev.attune.topology.prompt.template.PromptTemplates;
import dev.attune.topology.prompt.template.TemplateLoader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A prompt of the first scenario of the playbook that comes with Attune, for three products. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PromptBenchmark {

  private final BusyUser user = BusyUser.afterManyVisits();
  private final PromptTemplates templates = TemplateLoader.standard();
  private final Playbook playbook = Playbooks.load(Optional.empty(), templates);
  private final Scenario scenario = playbook.scenarios().getFirst();
  private final PromptRenderer renderer = new PromptRenderer(playbook.brand(), templates);
  private final Brief brief = brief(scenario, user.profile().getActivity().getClockAt());

  @Benchmark
  public Prompt render() {
    return renderer.render(scenario, user.profile(), brief);
  }

  private static Brief brief(Scenario scenario, Instant now) {
    Trigger trigger =
        new Trigger(
            "trigger",
            scenario.trigger().kind().key(),
            now,
            List.of(new Evidence("event", "cart")),
            Map.of("products", "3", "value", "149.70"));
    return new Brief(
        scenario.name(),
        trigger,
        scenario.slot(),
        scenario.channel(),
        "en",
        scenario.tone(),
        List.of(product("1"), product("2"), product("3")),
        new OfferTerms(
            scenario.terms().discountPercent(),
            scenario.terms().coupon(),
            now.plus(Duration.ofDays(3))),
        TextRules.newBuilder().build());
  }

  private static OfferedProduct product(String id) {
    return OfferedProduct.newBuilder()
        .setProductId(id)
        .setName("Electric kettle 1.7 l")
        .setCategory("kitchen.kettles")
        .setBrand("Example")
        .setPrice(new BigDecimal("49.9000"))
        .setCurrency("EUR")
        .setUrl("https://shop.example/" + id)
        .build();
  }
}
