package dev.attune.generation.batch;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.generation.batch.provider.BatchContents;
import dev.attune.generation.batch.provider.BatchProvider;
import dev.attune.generation.batch.provider.BatchProvider.Item;
import dev.attune.generation.call.BatchAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what a batch brought into answers.
 *
 * <p>Threads: immutable; judging takes CPU, so it is done on the thread of the exchange.
 */
final class Results {

  private static final Item MISSING = new Item.NotMade("missing");

  private final BatchProvider provider;
  private final BatchAnswers answers;
  private final HeldMoney money;

  Results(BatchProvider provider, BatchAnswers answers, HeldMoney money) {
    this.provider = provider;
    this.answers = answers;
    this.money = money;
  }

  /**
   * What came of one request.
   *
   * @param response empty where it has no answer
   * @param without why it has none
   */
  record Result(GenerationRequest request, Optional<GenerationResponse> response, String without) {}

  /** One a request, in their order. */
  List<Result> of(BatchContents contents, String providerId, Map<String, Item> items, Instant now) {
    List<Result> results = new ArrayList<>();
    contents
        .calls()
        .forEach((id, request) ->
            results.add(result(request, items.getOrDefault(id, MISSING), providerId, now)));
    return results;
  }

  private Result result(GenerationRequest request, Item item, String providerId, Instant now) {
    return switch (item) {
      case Item.NotMade(String reason) -> {
        money.take(request).release();
        yield new Result(request, Optional.empty(), reason);
      }
      case Item.Answered answered ->
          new Result(request, judged(request, providerId, answered, now), "failed");
    };
  }

  private Optional<GenerationResponse> judged(
      GenerationRequest request, String providerId, Item.Answered item, Instant now) {
    return answers.of(
        request,
        provider.identity(),
        providerId,
        () -> provider.read(request, item),
        money.take(request),
        Duration.between(request.getCreatedAt(), now));
  }
}
