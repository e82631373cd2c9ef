package dev.attune.generation.batch.provider;

import dev.attune.avro.Batch;
import dev.attune.avro.BatchState;
import dev.attune.avro.GenerationRequest;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A batch and what is asked in it. Immutable.
 *
 * @param requests by their offsets; those of users who were erased since are missing
 */
public record BatchContents(Batch batch, SortedMap<Long, GenerationRequest> requests) {

  public BatchContents {
    requests = Collections.unmodifiableSortedMap(new TreeMap<>(requests));
  }

  /** Its name, ours. */
  public String id() {
    return batch.getBatchId();
  }

  /** Those that can still be read. */
  public Collection<GenerationRequest> asked() {
    return requests.values();
  }

  /** Under which name a provider is asked for one of them: it says nothing of the user. */
  public String customId(long offset) {
    return id() + "-" + offset;
  }

  /** What is asked, by custom id, in the order of the offsets. */
  public Map<String, GenerationRequest> calls() {
    Map<String, GenerationRequest> calls = new LinkedHashMap<>();
    requests.forEach((offset, request) -> calls.put(customId(offset), request));
    return calls;
  }

  /** Whether this is a custom id of this batch. */
  boolean isCustomId(String id) {
    return id.startsWith(id() + "-");
  }

  /** The same once the provider has it. */
  public BatchContents sentAs(String providerId) {
    Batch sent =
        Batch.newBuilder(batch).setState(BatchState.SENT).setProviderBatchId(providerId).build();
    return new BatchContents(sent, requests);
  }
}
