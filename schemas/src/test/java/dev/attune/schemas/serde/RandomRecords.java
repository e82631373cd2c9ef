package dev.attune.schemas.serde;

import dev.attune.schemas.contract.Contracts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Any record that a schema allows, by chance: the same seed gives the same record. */
public final class RandomRecords {
  private static final String[] TEXTS = {
    "", "x", "Größe", "日本語", "🙂", "\uFFFD", "\u0000", "a\"b\\c\n"
  };

  private final Random random;
  private final SpecificData data;

  private RandomRecords(Class<?> type, long seed) {
    this.random = new Random(seed);
    this.data = Contracts.data(type);
  }

  public static <T extends SpecificRecord> T of(Class<T> type, long seed) {
    return type.cast(new RandomRecords(type, seed).datum(Contracts.schemaOf(type)));
  }

  private @Nullable Object value(Schema schema) {
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      return new BigDecimal(new BigInteger(59, random), decimal.getScale());
    }
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return Instant.ofEpochMilli(random.nextLong(-62_135_596_800_000L, 253_402_300_800_000L));
    }
    return switch (schema.getType()) {
      case RECORD -> datum(schema);
      case UNION -> value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
      case ARRAY -> items(schema.getElementType());
      case MAP -> entries(schema.getValueType());
      case ENUM -> symbol(schema);
      case STRING -> text();
      case BYTES -> bytes();
      case INT -> random.nextInt();
      case LONG -> random.nextLong();
      case DOUBLE -> random.nextGaussian() * 1e6;
      case FLOAT -> random.nextFloat();
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
      case FIXED -> throw new IllegalArgumentException("our contracts have no fixed");
    };
  }

  private SpecificRecord datum(Schema schema) {
    SpecificRecord datum = (SpecificRecord) data.newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      datum.put(field.pos(), value(field.schema()));
    }
    return datum;
  }

  private Object symbol(Schema schema) {
    List<String> symbols = schema.getEnumSymbols();
    return data.createEnum(symbols.get(random.nextInt(symbols.size())), schema);
  }

  private List<Object> items(Schema element) {
    List<Object> items = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      items.add(Objects.requireNonNull(value(element)));
    }
    return items;
  }

  private Map<String, Object> entries(Schema element) {
    Map<String, Object> entries = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      entries.put(text(), Objects.requireNonNull(value(element)));
    }
    return entries;
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(1_000);
  }

  private ByteBuffer bytes() {
    byte[] bytes = new byte[random.nextInt(50)];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }
}
