package dev.attune.benchmarks.load;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.Prompt;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes requests, each of a user of its own. One thread's. */
public final class RequestLoad implements AutoCloseable {

  private final List<GenerationRequest> templates;
  private final Topic<GenerationRequest> topic;
  private final Producer<String, GenerationRequest> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private int written;

  /**
   * @param templates what the requests are like, in turn
   * @param client where the broker is
   */
  public RequestLoad(
      List<GenerationRequest> templates,
      Topic<GenerationRequest> topic,
      Map<String, Object> client,
      SchemaRegistry registry) {
    this.templates = templates;
    this.topic = topic;
    Map<String, Object> config = new HashMap<>(client);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    this.producer =
        new KafkaProducer<>(
            config,
            new StringSerializer(),
            AvroSerde.of(GenerationRequest.class, registry).serializer());
  }

  /**
   * Writes so many more and waits until the broker has them.
   *
   * @param deadline of each
   */
  public void write(int count, Duration deadline) {
    Instant now = Instant.now();
    for (int end = written + count; written < end; written++) {
      GenerationRequest request = request(written, now, now.plus(deadline));
      var unused =
          producer.send(
              new ProducerRecord<>(topic.name(), request.getUserId(), request),
              (metadata, problem) -> {
                if (problem != null) {
                  failure.compareAndSet(null, problem);
                }
              });
    }
    producer.flush();
    Exception problem = failure.get();
    if (problem != null) {
      throw new IllegalStateException("the broker did not take a request", problem);
    }
  }

  /** Requests written so far. */
  public int written() {
    return written;
  }

  private GenerationRequest request(int number, Instant now, Instant deadline) {
    GenerationRequest template = templates.get(number % templates.size());
    return GenerationRequest.newBuilder(template)
        .setPrompt(own(template.getPrompt(), number))
        .setRequestId("request-" + number)
        .setUserId("user-" + number)
        .setGeneration(1)
        .setCreatedAt(now)
        .setDeadline(deadline)
        .build();
  }

  /** A question that nobody else asks: equal ones would share one call. */
  private static Prompt own(Prompt prompt, int number) {
    return Prompt.newBuilder(prompt)
        .setUser(prompt.getUser() + "\nThe reader is visitor number " + number + ".")
        .build();
  }

  @Override
  public void close() {
    producer.close();
  }
}
