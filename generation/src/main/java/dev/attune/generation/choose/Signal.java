package dev.attune.generation.choose;

import dev.attune.avro.ChoiceRule;
import dev.attune.generation.model.Score;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What may speak for a text, each from 0 to 1. */
enum Signal {
  /** The geometric mean of the probabilities that the model gave to its tokens. */
  SCORE {
    @Override
    double weight(ChoiceRule rule) {
      return rule.getScore();
    }

    @Override
    OptionalDouble of(Pool pool, int place) {
      return pool.all().get(place).score() instanceof Score.Known known
          ? OptionalDouble.of(Math.exp(known.mean()))
          : OptionalDouble.empty();
    }
  },
  /** Mean distance to the other texts. */
  NOVELTY {
    @Override
    double weight(ChoiceRule rule) {
      return rule.getNovelty();
    }

    @Override
    OptionalDouble of(Pool pool, int place) {
      return OptionalDouble.of(pool.novelty(place));
    }
  },
  /** The reward expected of it. No predictor has been trained, so nothing is ever known. */
  PREDICTOR {
    @Override
    double weight(ChoiceRule rule) {
      return rule.getPredictor();
    }

    @Override
    OptionalDouble of(Pool pool, int place) {
      return OptionalDouble.empty();
    }
  };

  /** Whether it is known of all of them, and says the same of each. */
  boolean isKnownOf(Pool pool, List<Integer> places) {
    return places.stream().allMatch(place -> of(pool, place).isPresent())
        && (this != SCORE
            || places.stream().map(place -> pool.all().get(place).writer()).distinct().count()
                == 1);
  }

  /** 0 where the rule does not want it. */
  abstract double weight(ChoiceRule rule);

  /** Empty where nothing is known. */
  abstract OptionalDouble of(Pool pool, int place);

  /** As in the playbook. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
