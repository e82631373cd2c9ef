package dev.attune.generation.batch.provider;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.ModelIdentity;
import java.util.Map;

/**
 * Somebody who takes batches. All methods but {@link #identity} block on the network and throw
 * {@link ModelException} where it brought no answer. Shared by many threads.
 */
public interface BatchProvider extends AutoCloseable {

  /** Who answers. */
  ModelIdentity identity();

  /**
   * Sends a batch.
   *
   * @return the provider's id of it
   */
  String submit(BatchContents batch);

  /** Looks for a batch that may have been sent before, so that none is sent twice. */
  Found find(BatchContents batch);

  /**
   * How a batch stands.
   *
   * @param providerId what {@link #submit} or {@link #find} gave
   */
  Standing standing(String providerId);

  /** Ends what has not ended; the provider may take its time. */
  void cancel(String providerId);

  /** Deletes what the provider keeps of an ended batch, as far as it lets itself be asked to. */
  void forget(String providerId);

  /**
   * Reads an answer as if it had come to a call of its own.
   *
   * @throws ModelException where it is an error
   */
  Draft read(GenerationRequest request, Item.Answered item);

  @Override
  void close();

  /** What a search came to. */
  sealed interface Found {
    /** It was sent, and this is its id. */
    record Sent(String providerId) implements Found {}

    /** It was not sent. */
    record NotSent() implements Found {}

    /** That cannot be told yet: another batch that may be it is still under way. */
    record Unclear() implements Found {}
  }

  /** How a batch stands. */
  sealed interface Standing {
    /** It is under way. */
    record Running() implements Standing {}

    /** It has ended; what is not among the items, by custom id, has no answer. */
    record Ended(Map<String, Item> items) implements Standing {
      public Ended {
        items = Map.copyOf(items);
      }
    }
  }

  /** What a batch holds for one request. */
  sealed interface Item {
    /**
     * A call was made.
     *
     * @param status of HTTP
     * @param body as a single call would have brought it
     */
    record Answered(int status, String body) implements Item {}

    /**
     * None was made, so none is billed.
     *
     * @param reason such as {@code expired} or {@code cancelled}
     */
    record NotMade(String reason) implements Item {}
  }
}
