package dev.attune.topology.playbook.keys;

import dev.attune.budget.Limit;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Shape;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/** Under {@code budgets}: what may be spent on models that cost money. */
public final class BudgetKeys {

  private static final Shape<Limit> LIMIT =
      new Shape.OrWord<>(new Amount(), "unlimited", Limit.UNLIMITED);

  public static final Key.Scalar<ZoneId> ZONE =
      Key.optional("zone", new Zone(), "UTC", "where days and months begin");
  public static final Key TENANT =
      Key.requiredBlock("tenant", "mapping", "limits of all calls together");
  public static final Key SCENARIOS =
      Key.block(
          "scenarios",
          "mapping of names",
          "the tenant's limits alone",
          "limits of single scenarios, within the tenant's");
  public static final Key.Scalar<Limit> PER_DAY =
      Key.required("per-day", LIMIT, "unlimited", "most money a calendar day");
  public static final Key.Scalar<Limit> PER_MONTH =
      Key.required("per-month", LIMIT, "unlimited", "most money a calendar month");

  public static final List<Key> ALL = List.of(ZONE, TENANT, SCENARIOS);
  public static final List<Key> LIMITS = List.of(PER_DAY, PER_MONTH);

  private BudgetKeys() {}

  /** An amount of US dollars. */
  private record Amount() implements Shape<Limit> {

    private static final Pattern USD = Pattern.compile("\\d{1,9}(\\.\\d{1,8})?");

    @Override
    public Reading<Limit> read(String text) {
      return USD.matcher(text).matches() && new BigDecimal(text).signum() > 0
          ? Reading.of(Limit.of(new BigDecimal(text)))
          : Reading.wrong("\"" + text + "\" is no amount; expected " + description());
    }

    @Override
    public String description() {
      return "USD, such as 25 or 0.50";
    }
  }

  /** A time zone. */
  private record Zone() implements Shape<ZoneId> {

    @Override
    public Reading<ZoneId> read(String text) {
      try {
        return Reading.of(ZoneId.of(text));
      } catch (DateTimeException unknown) {
        return Reading.wrong("\"" + text + "\" is no time zone; expected " + description());
      }
    }

    @Override
    public String description() {
      return "IANA time zone, such as Europe/Vienna";
    }
  }
}
