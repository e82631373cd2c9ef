package dev.attune.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.worker.GenerationWorker;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One worker after another, and two side by side. */
@ExtendWith(KafkaExtension.class)
@Timeout(90)
class WorkerHandOverIT {

  private static final int REQUESTS = 800;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final KafkaUnderTest kafka;

  WorkerHandOverIT(KafkaUnderTest kafka) {
    this.kafka = kafka;
  }

  @Test
  void shouldAskExactlyTheUnfinishedAgainWhenAWorkerIsKilledWithHundredsInFlight()
      throws Exception {
    // Given every second request answered and the others in flight
    WorkerBench bench = new WorkerBench(kafka.bootstrapServers(), "killed");
    bench.request(0, REQUESTS);
    List<String> even = ids(0);
    List<String> odd = ids(1);
    MortalClients mortal = new MortalClients(bench.clients());
    GenerationWorker victim = bench.worker(mortal.clients(), Copyist.hanging(odd::contains));
    Thread.ofPlatform().daemon().uncaughtExceptionHandler((thread, killed) -> {}).start(victim);
    await().atMost(PATIENCE).until(() -> bench.finished(even).size() == even.size());
    await().atMost(PATIENCE).until(() -> victim.inFlight() == odd.size());

    // When
    mortal.kill();

    // Then
    Copyist heir = Copyist.swift();
    try (GenerationWorker successor = bench.worker(bench.clients(), heir)) {
      Thread.ofPlatform().daemon().start(successor);
      await().atMost(PATIENCE).until(() -> bench.finished(odd).size() == odd.size());
    }
    assertThat(heir.asked()).containsExactlyInAnyOrderElementsOf(odd);
    assertThat(bench.responses())
        .allMatch(response -> response.getStatus() == GenerationStatus.OK)
        .extracting(GenerationResponse::getRequestId)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, REQUESTS).mapToObj(String::valueOf).toList());
  }

  @Test
  void shouldNotAskTheAnsweredAgainWhenAWorkerIsKilledBeforeItCommits() throws Exception {
    // Given every second request answered, nothing committed
    WorkerBench bench = new WorkerBench(kafka.bootstrapServers(), "hesitant");
    bench.request(0, REQUESTS);
    List<String> even = ids(0);
    List<String> odd = ids(1);
    MortalClients mortal = new MortalClients(bench.clients());
    GenerationWorker victim = bench.hesitant(mortal.clients(), Copyist.hanging(odd::contains));
    Thread.ofPlatform().daemon().uncaughtExceptionHandler((thread, killed) -> {}).start(victim);
    await().atMost(PATIENCE).until(() -> bench.responses().size() == even.size());
    assertThat(bench.finished(even)).isEmpty();

    // When
    mortal.kill();

    // Then
    Copyist heir = Copyist.swift();
    try (GenerationWorker successor = bench.worker(bench.clients(), heir)) {
      Thread.ofPlatform().daemon().start(successor);
      await().atMost(PATIENCE).until(() -> bench.finished(odd).size() == odd.size());
    }
    assertThat(heir.asked()).containsExactlyInAnyOrderElementsOf(odd);
  }

  @Test
  void shouldAnswerEachRequestWhenPartitionsMoveToASecondWorkerAndBack() throws Exception {
    // Given
    WorkerBench bench = new WorkerBench(kafka.bootstrapServers(), "moved");
    Copyist one = Copyist.slow(Duration.ofMillis(300));
    Copyist two = Copyist.slow(Duration.ofMillis(300));
    List<String> all = IntStream.range(0, REQUESTS).mapToObj(String::valueOf).toList();
    try (GenerationWorker first = bench.worker(bench.clients(), one)) {
      Thread.ofPlatform().daemon().start(first);
      bench.request(0, REQUESTS / 2);
      await().atMost(PATIENCE).until(() -> !one.asked().isEmpty());

      // When
      try (GenerationWorker second = bench.worker(bench.clients(), two)) {
        Thread.ofPlatform().daemon().start(second);
        await()
            .atMost(PATIENCE)
            .until(() -> {
              int sent = one.asked().size() + two.asked().size();
              return sent >= REQUESTS / 2 && second.inFlight() + first.inFlight() == 0;
            });
        await().atMost(PATIENCE).until(() -> bench.workersWithPartitions() == 2);
        bench.request(REQUESTS / 2, REQUESTS);
        await().atMost(PATIENCE).until(() -> !two.asked().isEmpty());
      }
      await().atMost(PATIENCE).until(() -> bench.finished(all).size() == all.size());
    }

    // Then
    Set<String> answered = new HashSet<>();
    List<GenerationResponse> responses = bench.responses();
    responses.forEach(response -> answered.add(response.getRequestId()));
    assertThat(answered).containsExactlyInAnyOrderElementsOf(all);
    assertThat(responses).allMatch(response -> response.getStatus() == GenerationStatus.OK);
    assertThat(responses.size()).isLessThanOrEqualTo(one.asked().size() + two.asked().size());
  }

  private static List<String> ids(int remainder) {
    return IntStream.range(0, REQUESTS)
        .filter(number -> number / 4 % 2 == remainder)
        .mapToObj(String::valueOf)
        .toList();
  }
}
