package dev.attune.app.pipeline;

import dev.attune.avro.Batch;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.DeadLetter;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.generation.batch.BatchLimits;
import dev.attune.generation.batch.BatchWorker;
import dev.attune.generation.batch.provider.BatchProvider;
import dev.attune.generation.batch.topic.BatchClients;
import dev.attune.generation.batch.topic.BatchSerdes;
import dev.attune.generation.batch.topic.BatchTopics;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.call.BatchAnswers;
import dev.attune.generation.call.CallMeters;
import dev.attune.generation.call.Generator;
import dev.attune.generation.consent.WithdrawalTail;
import dev.attune.generation.dispatch.WorkerSerdes;
import dev.attune.generation.dispatch.WorkerTopics;
import dev.attune.generation.meter.Meters;
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
import java.util.Optional;

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
   * A worker of batches, not yet running.
   *
   * @param provider takes batches; stays the caller's to close
   */
  public BatchWorker batches(
      Map<String, Object> clientConfig,
      String groupId,
      Optional<BatchProvider> provider,
      Purse purse,
      BatchLimits limits) {
    BatchWorker worker =
        new BatchWorker(
            () -> BatchClients.connect(clientConfig, groupId),
            new BatchTopics(
                topics.batchRequests().name(),
                topics.batches().name(),
                topics.generationRequests().name(),
                topics.generationResponses().name()),
            new BatchSerdes(
                AvroSerde.of(GenerationRequest.class, registry),
                AvroSerde.of(GenerationResponse.class, registry).serializer(),
                AvroSerde.of(Batch.class, registry),
                UserIdSerde.serializer(registry)),
            provider,
            new BatchAnswers(new CallMeters(meters)),
            purse,
            limits,
            InstantSource.system());
    Meters.BATCHES_OPEN.gauge(meters, worker::underWay);
    return worker;
  }

  /** The same as {@link #watchWithdrawals} for a worker of batches. */
  public WithdrawalTail watchWithdrawals(Map<String, Object> clientConfig, BatchWorker worker) {
    Instant from = Instant.now().minus(BatchWorker.keepWithdrawals());
    return WithdrawalTail.connect(clientConfig, withdrawals(from), worker::withdrawn);
  }

  /**
   * Tells a worker of consent taken back and of erasures, until it is closed.
   *
   * @param from records of an earlier timestamp are left out
   */
  public WithdrawalTail watchWithdrawals(
      Map<String, Object> clientConfig, Instant from, GenerationWorker worker) {
    return WithdrawalTail.connect(clientConfig, withdrawals(from), worker::withdrawn);
  }

  private WithdrawalTail.Source withdrawals(Instant from) {
    return new WithdrawalTail.Source(
        topics.consents().name(),
        topics.erasures().name(),
        AvroSerde.of(ConsentRecord.class, registry).deserializer(),
        AvroSerde.of(ErasureCommand.class, registry).deserializer(),
        UserIdSerde.deserializer(registry),
        from);
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
            AvroSerde.of(GenerationResponse.class, registry),
            AvroSerde.of(DeadLetter.class, registry).serializer(),
            UserIdSerde.serializer(registry)),
        generator,
        limits,
        meters);
  }
}
