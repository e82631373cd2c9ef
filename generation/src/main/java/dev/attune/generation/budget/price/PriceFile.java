package dev.attune.generation.budget.price;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a price table. Every mistake ends in one line that names file, entry and key. */
public final class PriceFile {

  private static final String STANDARD = "prices.yml";

  private final String file;

  private PriceFile(String file) {
    this.file = file;
  }

  /** The table that comes with Attune; its head says where the figures are from, and as of when. */
  public static PriceTable standard() {
    try (InputStream in = PriceFile.class.getResourceAsStream(STANDARD)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + STANDARD);
      }
      return new PriceFile(STANDARD).read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException on the first mistake in it
   */
  public static PriceTable load(Path file) {
    try {
      return new PriceFile(file.toString()).read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("the price table " + file + " cannot be read", e);
    }
  }

  /** Reads the bytes of a file. */
  static PriceTable read(String name, byte[] bytes) {
    return new PriceFile(name).read(bytes);
  }

  private PriceTable read(byte[] bytes) {
    try {
      Object root =
          new Load(LoadSettings.builder().setLabel(file).build())
              .loadFromString(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
      Map<?, ?> table = map("the file", root);
      return new PriceTable(text("the file", table, "version"), entries(table.get("prices")));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(file + " is not YAML: " + e.getMessage(), e);
    }
  }

  private List<PriceTable.Entry> entries(@Nullable Object prices) {
    if (!(prices instanceof List<?> list)) {
      throw wrong("the file", "needs a list under prices");
    }
    List<PriceTable.Entry> entries = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      entries.add(entry("price " + (i + 1), list.get(i)));
    }
    return entries;
  }

  private PriceTable.Entry entry(String place, Object value) {
    Map<?, ?> entry = map(place, value);
    return new PriceTable.Entry(
        text(place, entry, "provider"),
        models(place, entry),
        price(place, entry),
        date(place, entry));
  }

  private Price price(String place, Map<?, ?> entry) {
    BigDecimal input = amount(place, entry, "input");
    BigDecimal cached = amount(place, entry, "cached-input", input);
    BigDecimal discount = amount(place, entry, "batch-discount", BigDecimal.ZERO);
    if (discount.compareTo(BigDecimal.ONE) > 0) {
      throw wrong(place, "batch-discount must be a share, 0 to 1");
    }
    BigDecimal cachedInBatch = cached.multiply(BigDecimal.ONE.subtract(discount));
    return new Price(
        input,
        cached,
        amount(place, entry, "cache-write", input),
        amount(place, entry, "output"),
        discount,
        amount(place, entry, "batch-cached-input", cachedInBatch));
  }

  private BigDecimal amount(String place, Map<?, ?> entry, String key, BigDecimal otherwise) {
    return entry.containsKey(key) ? amount(place, entry, key) : otherwise;
  }

  private List<String> models(String place, Map<?, ?> entry) {
    if (entry.get("models") instanceof List<?> names && !names.isEmpty()) {
      return names.stream().map(String::valueOf).toList();
    }
    throw wrong(place, "needs a list of names under models");
  }

  private BigDecimal amount(String place, Map<?, ?> entry, String key) {
    try {
      BigDecimal amount = new BigDecimal(text(place, entry, key));
      if (amount.signum() >= 0) {
        return amount;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as any other value that is no amount.
    }
    throw wrong(place, key + " must be USD per million tokens, 0 or more");
  }

  private Instant date(String place, Map<?, ?> entry) {
    try {
      return LocalDate.parse(text(place, entry, "valid-from"))
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant();
    } catch (DateTimeException notADate) {
      throw wrong(place, "valid-from must be a date such as 2026-11-24");
    }
  }

  private String text(String place, Map<?, ?> entry, String key) {
    Object value = entry.get(key);
    if (value == null) {
      throw wrong(place, "needs " + key);
    }
    return value.toString();
  }

  private Map<?, ?> map(String place, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong(place, "must be a mapping of keys to values");
  }

  private IllegalArgumentException wrong(String place, String message) {
    return new IllegalArgumentException(file + ": " + place + " " + message);
  }
}
