package dev.attune.generation.batch.topic;

import dev.attune.avro.Batch;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What one transaction writes. */
public final class Outgoing {

  private final BatchTopics topics;
  private final BatchSerdes serdes;
  private final List<ProducerRecord<byte[], byte[]>> messages = new ArrayList<>();
  private final List<GenerationStatus> ended = new ArrayList<>();

  /** Nothing yet. */
  public Outgoing(BatchTopics topics, BatchSerdes serdes) {
    this.topics = topics;
    this.serdes = serdes;
  }

  /** How the requests ended that are answered. */
  List<GenerationStatus> ended() {
    return ended;
  }

  List<ProducerRecord<byte[], byte[]>> messages() {
    return messages;
  }

  /** Ends a request. */
  public void answer(GenerationResponse response) {
    ended.add(response.getStatus());
    messages.add(
        new ProducerRecord<>(
            topics.responses(),
            serdes.userIds().serialize(topics.responses(), response.getUserId()),
            serdes.responses().serialize(topics.responses(), response)));
  }

  /** To be asked the ordinary way. */
  public void forward(GenerationRequest request) {
    GenerationRequest atOnce = GenerationRequest.newBuilder(request).setBatch(false).build();
    messages.add(
        new ProducerRecord<>(
            topics.requests(),
            serdes.userIds().serialize(topics.requests(), request.getUserId()),
            serdes.requests().serializer().serialize(topics.requests(), atOnce)));
  }

  /** A record that is no request: who reads the requests buries it. */
  public void forward(Waiting unreadable) {
    messages.add(
        new ProducerRecord<>(
            topics.requests(), unreadable.message().key(), unreadable.message().value()));
  }

  /** Keeps a batch as it stands now. */
  public void keep(int partition, Batch batch) {
    messages.add(
        new ProducerRecord<>(
            topics.batches(),
            partition,
            bytes(batch.getBatchId()),
            serdes.batches().serializer().serialize(topics.batches(), batch)));
  }

  /** Forgets a batch that has ended. */
  public void ended(int partition, String batchId) {
    messages.add(new ProducerRecord<>(topics.batches(), partition, bytes(batchId), null));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
