package dev.attune.generation.budget;

import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import dev.attune.generation.budget.price.PriceFile;
import dev.attune.generation.budget.price.PriceTable;
import dev.attune.generation.budget.price.Tariff;
import dev.attune.generation.budget.price.Tariffs;
import dev.attune.generation.model.ModelIdentity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * What models cost, and how much money a worker may hold. Complete and checked once constructed.
 */
public final class BudgetConfig extends AbstractConfig {

  public static final String PRICES_FILE = "budget.prices.file";
  public static final String LEASE = "budget.lease.usd";

  private static final BigDecimal MOST = new BigDecimal(1_000_000);

  private final Tariffs tariffs;
  private final BigDecimal lease;

  /**
   * Reads the keys.
   *
   * @param properties these keys; others are left to others
   * @param configured the models' own prices, by {@link Tariffs#key}
   * @throws ConfigException one line on the first mistake
   */
  public BudgetConfig(Map<String, ?> properties, Map<String, Tariff> configured) {
    super(define(new ConfigDef()), properties, false);
    this.tariffs = new Tariffs(configured, table());
    this.lease = readLease();
  }

  /** Adds these keys to a definition. */
  public static ConfigDef define(ConfigDef definition) {
    return definition
        .define(
            PRICES_FILE,
            ConfigDef.Type.STRING,
            null,
            MEDIUM,
            "Price table in place of the one that comes with Attune.")
        .define(
            LEASE,
            ConfigDef.Type.STRING,
            "5",
            MEDIUM,
            "Most money a worker may hold of one budget and not have settled: so much stays unspent"
                + " when it crashes, and it bounds the calls under way.");
  }

  /** Where prices are found. */
  public Tariffs tariffs() {
    return tariffs;
  }

  /** Most money held of one scope and not settled, USD. */
  public BigDecimal lease() {
    return lease;
  }

  /**
   * To be called at start.
   *
   * @throws ConfigException one line, where the model has no price
   */
  public void requirePrice(ModelIdentity model, Instant now) {
    if (tariffs.of(model, now).isEmpty()) {
      throw new ConfigException(Tariffs.unknown(model));
    }
  }

  private PriceTable table() {
    @Nullable String file = getString(PRICES_FILE);
    try {
      return file == null ? PriceFile.standard() : PriceFile.load(Path.of(file));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(PRICES_FILE, file, e.getMessage());
    }
  }

  private BigDecimal readLease() {
    String text = getString(LEASE);
    try {
      BigDecimal amount = new BigDecimal(text);
      if (amount.signum() > 0 && amount.compareTo(MOST) <= 0) {
        return amount;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as any other value that is no amount.
    }
    throw new ConfigException(LEASE, text, "must be an amount of USD above 0, at most " + MOST);
  }
}
