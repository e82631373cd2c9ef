package dev.attune.modelserver.chat;

import dev.attune.modelserver.behaviour.Chance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which beginnings of prompts a provider still has. As theirs, it takes in only beginnings of 1,024
 * tokens and more and forgets what nobody read for five minutes.
 *
 * <p>Threads: any.
 */
final class PromptCache {

  static final int LEAST_TOKENS = 1_024;
  private static final long KEPT_NANOS = 300_000_000_000L;
  private static final int MOST_KEPT = 10_000;

  private final Map<Long, Long> lastRead =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /** Whether it has this beginning; from now on it does. */
  synchronized boolean had(String model, List<ChatRequest.Message> beginning, long nanos) {
    long key = Chance.hash(model);
    for (ChatRequest.Message message : beginning) {
      key = Chance.mix(key, Chance.hash(message.role()), Chance.hash(message.text()));
    }
    Long last = lastRead.put(key, nanos);
    return last != null && nanos - last < KEPT_NANOS;
  }
}
