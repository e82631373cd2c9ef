package dev.attune.benchmarks.peer;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.generation.call.Generator;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topics;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** The work on one request: read it, ask the model, write the response, wait for the broker. */
final class Answering {

  private final Topics topics;
  private final Generator generator;
  private final Producer<byte[], byte[]> producer;
  private final Deserializer<GenerationRequest> reader;
  private final Serializer<GenerationResponse> writer;

  Answering(
      Topics topics,
      SchemaRegistry registry,
      Generator generator,
      Producer<byte[], byte[]> producer) {
    this.topics = topics;
    this.generator = generator;
    this.producer = producer;
    this.reader = AvroSerde.of(GenerationRequest.class, registry).deserializer();
    this.writer = AvroSerde.of(GenerationResponse.class, registry).serializer();
  }

  void answer(ConsumerRecord<byte[], byte[]> record) {
    GenerationRequest request = reader.deserialize(record.topic(), record.value());
    String topic = topics.generationResponses().name();
    byte[] response = writer.serialize(topic, generator.generate(request));
    try {
      producer.send(new ProducerRecord<>(topic, record.key(), response)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not take a response", e.getCause());
    }
  }
}
