package dev.attune.benchmarks.load;

import dev.attune.app.broker.DataFolder;
import dev.attune.app.pipeline.Playbooks;
import dev.attune.avro.GenerationRequest;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topics;
import dev.attune.topology.PersonalizationStreams;
import dev.attune.topology.PersonalizationTopology;
import dev.attune.topology.TopologySettings;
import dev.attune.topology.graph.StoreBuilders.Durability;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.prompt.template.PromptTemplates;
import dev.attune.topology.prompt.template.TemplateLoader;
import dev.attune.topology.runtime.StoreMemory;
import dev.attune.topology.runtime.StreamsSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * Requests as the whole topology writes them for the simulated shop, so that a workload's prompts
 * have the length and the variety of real ones. The same in every run.
 */
public final class RequestTemplates {

  private static final int USERS = 2_000;
  private static final int MOST_EVENTS = 300_000;
  private static final long STORE_BYTES = 64L << 20;

  private RequestTemplates() {}

  /** The first requests of the shop, so many. */
  public static List<GenerationRequest> first(int count) {
    Topics topics = new Topics("", 1);
    TopologySettings settings = settings(topics, new MockSchemaRegistry());
    try (DataFolder folder = DataFolder.temporary();
        StoreMemory memory = StoreMemory.of(STORE_BYTES);
        TopologyTestDriver driver =
            new TopologyTestDriver(
                new PersonalizationTopology(settings).get(), config(settings, memory, folder))) {
      return feed(driver, settings, count);
    }
  }

  private static List<GenerationRequest> feed(
      TopologyTestDriver driver, TopologySettings settings, int count) {
    Topics topics = settings.topics();
    EncodedEvents events = new EncodedEvents(USERS, topics, settings.registry());
    Map<String, TestInputTopic<String, byte[]>> inputs = new HashMap<>();
    var requests =
        driver.createOutputTopic(
            topics.generationRequests().name(),
            new StringDeserializer(),
            AvroSerde.of(GenerationRequest.class, settings.registry()).deserializer());
    List<GenerationRequest> found = new ArrayList<>();
    for (int sent = 0; found.size() < count; sent++) {
      if (sent == MOST_EVENTS) {
        throw new IllegalStateException("the shop's events made only " + found.size());
      }
      EncodedEvent event = events.next();
      inputs
          .computeIfAbsent(event.topic(), name -> input(driver, name))
          .pipeInput(event.key(), event.value(), event.arrivedAt());
      found.addAll(requests.readValuesToList());
    }
    return List.copyOf(found.subList(0, count));
  }

  private static TestInputTopic<String, byte[]> input(TopologyTestDriver driver, String topic) {
    return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
  }

  private static TopologySettings settings(Topics topics, SchemaRegistry registry) {
    PromptTemplates templates = TemplateLoader.standard();
    return new TopologySettings(
        "bench",
        topics,
        registry,
        Playbooks.load(Optional.empty(), templates),
        templates,
        TopologySettings.CATALOG_HISTORY,
        AnswerTiming.ON_ARRIVAL,
        InstantSource.system(),
        (streamTime, idle) -> streamTime,
        Durability.LOCAL,
        new SimpleMeterRegistry());
  }

  private static Properties config(
      TopologySettings settings, StoreMemory memory, DataFolder folder) {
    Properties config = new Properties();
    config.putAll(
        StreamsSettings.of(
            "attune-bench",
            PersonalizationStreams.deadLetters(settings),
            memory,
            Map.of(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "none:1",
                StreamsConfig.STATE_DIR_CONFIG,
                folder.resolve("state").toString(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.AT_LEAST_ONCE)));
    return config;
  }
}
