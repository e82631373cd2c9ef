package dev.attune.topology.playbook.keys;

import dev.attune.topology.playbook.reward.CreditRule;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Length;
import dev.attune.topology.playbook.yaml.Numbers.Decimal;
import dev.attune.topology.playbook.yaml.Shape;
import dev.attune.topology.playbook.yaml.Shape.Choice;
import dev.attune.topology.playbook.yaml.Shape.Form;
import dev.attune.topology.playbook.yaml.Shape.OrWord;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Under {@code attribution}: what offers are judged by. */
public final class AttributionKeys {

  private static final Shape<Duration> WAIT =
      new OrWord<>(new Length(Duration.ofSeconds(1), Duration.ofDays(90)), "none", Duration.ZERO);
  private static final Decimal WEIGHT = new Decimal(0, 1_000_000);
  private static final Form CURRENCY_FORM =
      new Form(Pattern.compile("[A-Z]{3}"), "an ISO 4217 code, such as EUR");

  public static final Key.Scalar<Duration> WINDOW =
      Key.optional(
          "window",
          new Length(Duration.ofMinutes(1), Duration.ofDays(90)),
          "7d",
          "how long after it was seen an offer may claim what the user does");
  public static final Key.Scalar<Duration> LATE =
      Key.optional("late", WAIT, "1h", "how late the log may tell of it; what comes later is lost");
  public static final Key.Scalar<Duration> REFUNDS =
      Key.optional("refunds", WAIT, "30d", "how long after that refunds take back");
  public static final Key.Scalar<String> CREDIT =
      Key.optional(
          "credit",
          new Choice(CreditRule.keys()),
          "last-touch",
          "whose an order is that several offers may claim");
  public static final Key.Scalar<String> CURRENCY =
      Key.derived("currency", CURRENCY_FORM, "any", "orders in another count without their value");
  public static final Key.Scalar<Double> CLICK =
      Key.optional("click", WEIGHT, "0", "reward of a click");
  public static final Key.Scalar<Double> ORDER =
      Key.optional("order", WEIGHT, "1", "reward of an order");
  public static final Key.Scalar<Double> VALUE =
      Key.optional("value", WEIGHT, "0", "reward of each unit of money, such as the margin: 0.3");
  public static final Key.Scalar<Double> DISMISSAL =
      Key.optional("dismissal", WEIGHT, "0", "what it costs to be waved away");
  public static final Key.Scalar<Double> UNSUBSCRIBE =
      Key.optional("unsubscribe", WEIGHT, "0", "what it costs that the user unsubscribes");

  public static final List<Key> ALL =
      List.of(WINDOW, LATE, REFUNDS, CREDIT, CURRENCY, CLICK, ORDER, VALUE, DISMISSAL, UNSUBSCRIBE);

  private AttributionKeys() {}
}
