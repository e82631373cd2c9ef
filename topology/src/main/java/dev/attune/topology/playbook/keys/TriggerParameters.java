package dev.attune.topology.playbook.keys;

import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Length;
import dev.attune.topology.playbook.yaml.Numbers;
import dev.attune.topology.playbook.yaml.Numbers.Count;
import dev.attune.topology.playbook.yaml.Numbers.Decimal;
import dev.attune.topology.playbook.yaml.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Range and meaning of the parameters that {@link TriggerKind} names. */
public final class TriggerParameters {

  private static final Length LENGTH = new Length(Duration.ofMinutes(1), Duration.ofDays(730));

  private static final Map<String, String> LENGTHS =
      Map.of(
          "after", "how long nothing has happened",
          "within", "how far apart the first and the last may be",
          "check-every", "how often prices are compared",
          "watch-for", "how long a viewed product is watched",
          "default-interval", "how long a product lasts, where the catalogue does not say");

  private static final Map<String, Numeric> NUMBERS =
      Map.of(
          "minimum-value", fraction(0, 1_000_000, "least worth of the cart, major units"),
          "minimum-views", count(1, 1_000, "least product views of the visit"),
          "times", count(2, 9, "how often"),
          "share", fraction(0.01, 1, "least share of the new interest, of 1"),
          "minimum-events", count(1, 10_000, "least events of the user"),
          "percent", fraction(0.1, 99, "least reduction, in percent"),
          "orders", count(2, 10_000, "the step: every so many orders"),
          "minimum-orders", count(1, 1_000, "least orders that held the product"),
          "below", fraction(-1, -0.01, "mood from -1 (bad) to 0 (neither good nor bad)"));

  private record Numeric(Shape<Double> shape, String meaning) {}

  private TriggerParameters() {}

  /** When it fires, in one line. */
  public static String meaning(TriggerKind kind) {
    return switch (kind) {
      case CART_ABANDONED -> "the cart has been left alone";
      case BROWSE_ABANDONED -> "products were viewed, none was put in the cart, and the user left";
      case REPEATED_VIEW -> "one product has been viewed again and again";
      case REPEATED_SEARCH -> "the same words were searched again, and nothing was bought";
      case EMPTY_SEARCH -> "a search of this visit found nothing";
      case INTEREST_SHIFT -> "the user looks at other things than before";
      case PRICE_DROP -> "a product that the user watched has become cheaper";
      case FIRST_VISIT -> "the first event of a user comes";
      case LOYALTY_STEP -> "the number of orders has reached a multiple of a step";
      case POST_PURCHASE -> "something was bought to which something else belongs";
      case REPLENISHMENT_DUE -> "something that was bought is used up by now";
      case DORMANT -> "the user has not been seen for long";
      case MOOD_DROP -> "the user's mood has fallen";
    };
  }

  /** Keys of a trigger of this kind, by name. */
  public static List<Key.Scalar<Duration>> lengths(TriggerKind kind) {
    List<Key.Scalar<Duration>> keys = new ArrayList<>();
    new TreeMap<>(kind.durations())
        .forEach((name, standard) ->
            keys.add(
                Key.optional(name, LENGTH, Length.format(standard), known(LENGTHS, kind, name))));
    return keys;
  }

  /** Keys of a trigger of this kind, by name. */
  public static List<Key.Scalar<Double>> numbers(TriggerKind kind) {
    List<Key.Scalar<Double>> keys = new ArrayList<>();
    new TreeMap<>(kind.numbers())
        .forEach((name, standard) -> {
          Numeric numeric = known(NUMBERS, kind, name);
          String text = Numbers.plain(standard);
          keys.add(Key.optional(name, numeric.shape(), text, numeric.meaning()));
        });
    return keys;
  }

  /** All keys of a trigger of this kind, {@code kind} first. */
  public static List<Key> all(TriggerKind kind) {
    List<Key> keys = new ArrayList<>();
    keys.add(PlaybookKeys.Parts.KIND);
    keys.addAll(lengths(kind));
    keys.addAll(numbers(kind));
    return keys;
  }

  private static Numeric count(int least, int most, String meaning) {
    return new Numeric(new Count(least, most), meaning);
  }

  private static Numeric fraction(double least, double most, String meaning) {
    return new Numeric(new Decimal(least, most), meaning);
  }

  private static <T> T known(Map<String, T> table, TriggerKind kind, String name) {
    T found = table.get(name);
    if (found == null) {
      throw new IllegalStateException(kind.key() + " has a parameter without meaning: " + name);
    }
    return found;
  }
}
