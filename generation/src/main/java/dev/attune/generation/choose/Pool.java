package dev.attune.generation.choose;

import dev.attune.avro.OfferText;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.ScoredText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The texts written for one request so far, near copies marked. Confined to the call that has them
 * written.
 */
final class Pool {

  /** Nearer than this, the later of two texts is a copy: a word changed in a short message. */
  static final double COPY = 0.2;

  /** Texts less different than this on average are hardly a choice. */
  static final double LOW_DIVERSITY = 0.4;

  private final List<Contender> all = new ArrayList<>();

  void add(List<ScoredText> texts, ModelIdentity writer, @Nullable String opening) {
    for (ScoredText each : texts) {
      all.add(new Contender(each.text(), each.score(), writer, opening, original(each.text())));
    }
  }

  private int original(OfferText text) {
    return distinct()
        .filter(place -> TextDistance.between(all.get(place).text(), text) < COPY)
        .findFirst()
        .orElse(-1);
  }

  /** In the order in which they came. */
  List<Contender> all() {
    return all;
  }

  /** Places of those that are no copies. */
  IntStream distinct() {
    return IntStream.range(0, all.size()).filter(place -> !all.get(place).isCopy());
  }

  int size() {
    return all.size();
  }

  int distinctCount() {
    return (int) distinct().count();
  }

  /** Mean distance between two distinct texts, 0 to 1; 0 where there are fewer than two. */
  double diversity() {
    return distinct().mapToDouble(this::novelty).average().orElse(0);
  }

  /** Mean distance of a text to the other distinct ones, 0 to 1; 0 where there are none. */
  double novelty(int place) {
    OfferText text = all.get(place).text();
    return distinct()
        .filter(other -> other != place)
        .mapToDouble(other -> TextDistance.between(text, all.get(other).text()))
        .average()
        .orElse(0);
  }
}
