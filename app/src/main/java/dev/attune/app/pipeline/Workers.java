package dev.attune.app.pipeline;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.DeadLetter;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.generation.call.Generator;
import dev.attune.generation.consent.WithdrawalTail;
import dev.attune.generation.dispatch.WorkerSerdes;
import dev.attune.generation.dispatch.WorkerTopics;
import dev.attune.generation.worker.GenerationWorker;
import dev.attune.generation.worker.WorkerClients;
import dev.attune.generation.worker.WorkerLimits;
import dev.attune.schemas.keyring.SealingRegistry;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.seal.ExistingKeys;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.serde.UserIdSerde;
import dev.attune.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Makes generation workers for a catalogue of topics. */
public final class Workers {

  private final Topics topics;
  private final SchemaRegistry registry;
  private final MeterRegistry meters;

  public Workers(Topics topics, SchemaRegistry registry, MeterRegistry meters) {
    this.topics = topics;
    this.registry = answering(registry);
    this.meters = meters;
  }

  /** A worker writes only of users whom a request named: it never makes a data key. */
  private static SchemaRegistry answering(SchemaRegistry registry) {
    return registry
        .dataKeys()
        .<SchemaRegistry>map(keys -> new SealingRegistry(registry, new ExistingKeys(keys)))
        .orElse(registry);
  }

  /**
   * A worker, connected and not yet running.
   *
   * @param clientConfig where the brokers are
   */
  public GenerationWorker connect(
      Map<String, Object> clientConfig, String groupId, Generator generator, WorkerLimits limits) {
    return over(WorkerClients.connect(clientConfig, groupId, limits), generator, limits);
  }

  /**
   * The same in a time of its own.
   *
   * @param recordTime gives the timestamp of what the worker writes
   */
  public GenerationWorker connect(
      Map<String, Object> clientConfig,
      String groupId,
      Generator generator,
      WorkerLimits limits,
      InstantSource recordTime) {
    return over(
        WorkerClients.connect(clientConfig, groupId, limits, recordTime), generator, limits);
  }

  /**
   * Tells a worker of consent taken back and of erasures, until it is closed.
   *
   * @param from records of an earlier timestamp are left out
   */
  public WithdrawalTail watchWithdrawals(
      Map<String, Object> clientConfig, Instant from, GenerationWorker worker) {
    WithdrawalTail.Source source =
        new WithdrawalTail.Source(
            topics.consents().name(),
            topics.erasures().name(),
            AvroSerde.of(ConsentRecord.class, registry).deserializer(),
            AvroSerde.of(ErasureCommand.class, registry).deserializer(),
            UserIdSerde.deserializer(registry),
            from);
    return WithdrawalTail.connect(clientConfig, source, worker::withdrawn);
  }

  /** A worker over these clients, which it closes. */
  public GenerationWorker over(WorkerClients clients, Generator generator, WorkerLimits limits) {
    return new GenerationWorker(
        clients,
        new WorkerTopics(
            topics.generationRequests().name(),
            topics.generationResponses().name(),
            topics.deadLetters().name()),
        new WorkerSerdes(
            AvroSerde.of(GenerationRequest.class, registry).deserializer(),
            AvroSerde.of(GenerationResponse.class, registry).serializer(),
            AvroSerde.of(DeadLetter.class, registry).serializer(),
            UserIdSerde.serializer(registry)),
        generator,
        limits,
        meters);
  }
}
