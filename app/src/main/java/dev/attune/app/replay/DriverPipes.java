package dev.attune.app.replay;

import dev.attune.app.pipeline.InputTopics;
import dev.attune.avro.ArmState;
import dev.attune.avro.DeadLetter;
import dev.attune.avro.Decision;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.Offer;
import dev.attune.avro.Reward;
import dev.attune.connectors.log.LogRecord;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The topics of the inline engine: what is fed to the topology and what is taken from it. */
final class DriverPipes {

  private final TopologyTestDriver driver;
  private final SchemaRegistry registry;
  private final Map<String, TestInputTopic<String, SpecificRecord>> inputs = new HashMap<>();
  private final InputTopics inputTopics;
  private final TestInputTopic<String, SpecificRecord> answers;
  private final TestOutputTopic<String, GenerationRequest> requests;
  private final TestOutputTopic<String, Offer> offers;
  private final TestOutputTopic<String, Decision> decisions;
  private final TestOutputTopic<String, DeadLetter> deadLetters;
  private final TestOutputTopic<String, Reward> rewards;
  private final TestOutputTopic<String, ArmState> arms;

  DriverPipes(TopologyTestDriver driver, Topics topics, SchemaRegistry registry) {
    this.driver = driver;
    this.registry = registry;
    this.inputTopics = new InputTopics(topics);
    this.answers = input(topics.generationResponses());
    this.requests = output(topics.generationRequests());
    this.offers = output(topics.offers());
    this.decisions = output(topics.decisions());
    this.deadLetters = output(topics.deadLetters());
    this.rewards = output(topics.rewards());
    this.arms = output(topics.arms());
  }

  void feed(LogRecord record) {
    inputs
        .computeIfAbsent(record.topic(), name -> input(inputTopics.named(name)))
        .pipeInput(record.key(), record.value(), record.arrivedAt());
  }

  void answer(GenerationResponse answer) {
    answers.pipeInput(answer.getUserId(), answer, Instant.EPOCH);
  }

  List<GenerationRequest> requests() {
    return requests.readValuesToList();
  }

  /** Hands everything that came out to the listener; whether there was anything. */
  boolean drainTo(ReplayListener out) {
    boolean any = !(offers.isEmpty() && decisions.isEmpty() && deadLetters.isEmpty());
    offers.readValuesToList().stream().filter(Objects::nonNull).forEach(out::offer);
    decisions.readValuesToList().forEach(out::decision);
    deadLetters.readValuesToList().forEach(out::deadLetter);
    rewards.readValuesToList().forEach(out::reward);
    // Nobody asks for them, and the driver keeps what is not taken.
    arms.readValuesToList();
    return any;
  }

  private TestInputTopic<String, SpecificRecord> input(Topic<?> topic) {
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), inputTopics.serializer(topic, registry));
  }

  private <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
    return driver.createOutputTopic(
        topic.name(),
        new StringDeserializer(),
        AvroSerde.of(topic.valueType(), registry).deserializer());
  }
}
