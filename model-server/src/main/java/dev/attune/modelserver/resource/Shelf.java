package dev.attune.modelserver.resource;

import dev.attune.modelserver.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps things by their id, newest first, at most so many: the oldest goes first.
 *
 * <p>Threads: any.
 */
public final class Shelf<T> {

  private static final int MOST = 10_000;
  private static final int MOST_IN_A_PAGE = 1_000;

  private final Map<String, T> things = new LinkedHashMap<>();

  /** Part of a list. */
  public record Page<T>(List<Map.Entry<String, T>> entries, boolean more) {}

  /** Puts a thing there, or a later state of it in its place. */
  public synchronized void put(String id, T thing) {
    things.put(id, thing);
    if (things.size() > MOST) {
      things.remove(things.keySet().iterator().next());
    }
  }

  /** The thing with that id. */
  public synchronized Optional<T> find(String id) {
    return Optional.ofNullable(things.get(id));
  }

  /** Takes it away. */
  public synchronized Optional<T> remove(String id) {
    return Optional.ofNullable(things.remove(id));
  }

  /** As many as there are. */
  public synchronized List<T> all() {
    return List.copyOf(things.values());
  }

  /**
   * A page as the request wants it: {@code limit} things after the one named by {@code after}
   * (Anthropic: {@code after_id}), the newest first.
   */
  public synchronized Page<T> page(Request request, Predicate<T> wanted) {
    List<Map.Entry<String, T>> newest = new ArrayList<>();
    things.forEach((id, thing) -> newest.addFirst(Map.entry(id, thing)));
    newest.removeIf(entry -> !wanted.test(entry.getValue()));
    Optional<String> after = request.parameter("after").or(() -> request.parameter("after_id"));
    int from =
        after.map(id -> newest.stream().map(Map.Entry::getKey).toList().indexOf(id) + 1).orElse(0);
    int to = Math.min(newest.size(), from + limit(request));
    return new Page<>(List.copyOf(newest.subList(from, to)), to < newest.size());
  }

  private static int limit(Request request) {
    try {
      return Math.clamp(
          Integer.parseInt(request.parameter("limit").orElse("20")), 1, MOST_IN_A_PAGE);
    } catch (NumberFormatException notANumber) {
      return 20;
    }
  }
}
