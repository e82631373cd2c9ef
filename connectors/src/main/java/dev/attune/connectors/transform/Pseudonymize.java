package dev.attune.connectors.transform;

import dev.attune.connectors.converter.PluginVersion;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Puts a keyed hash, HMAC-SHA-256, in the place of texts: whoever lacks the secret cannot find out
 * whom they name, not even by trying all names; equal texts stay equal, so that all of a user's
 * records still meet. A text that is missing stays missing.
 *
 * @param <R> records of sources or of sinks
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>
 */
public final class Pseudonymize<R extends ConnectRecord<R>>
    implements Transformation<R>, Versioned {

  private static final String FIELDS = "fields";
  private static final String KEY = "key";
  private static final String SECRET = "secret";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int FEWEST_LETTERS = 16;
  private static final int KEPT_BYTES = 16;

  private List<String> fields = List.of();
  private boolean key;
  private SecretKeySpec secret = new SecretKeySpec(new byte[1], ALGORITHM);

  /** Made by Connect. */
  public Pseudonymize() {}

  @Override
  public String version() {
    return PluginVersion.get();
  }

  @Override
  public ConfigDef config() {
    return new ConfigDef()
        .define(
            SECRET,
            ConfigDef.Type.PASSWORD,
            ConfigDef.NO_DEFAULT_VALUE,
            Pseudonymize::requireLong,
            Importance.HIGH,
            "The secret, 16 characters or more. Whoever knows it can tell whom a pseudonym stands"
                + " for; another secret gives other pseudonyms.")
        .define(
            FIELDS,
            ConfigDef.Type.LIST,
            List.of(),
            ConfigDef.ValidList.anyNonDuplicateValues(true, false),
            Importance.HIGH,
            "Fields of the value, such as header.userId: texts that lie in structs or maps, the way"
                + " there parted by dots.")
        .define(
            KEY,
            ConfigDef.Type.BOOLEAN,
            false,
            Importance.HIGH,
            "Whether the record's key, a text, is replaced as well; for our topics it must be"
                + " where the user's id is.");
  }

  private static void requireLong(String name, Object value) {
    if (value instanceof Password given && given.value().length() < FEWEST_LETTERS) {
      throw new ConfigException(name + " must be at least " + FEWEST_LETTERS + " characters long");
    }
  }

  @Override
  public void configure(Map<String, ?> configs) {
    AbstractConfig config = new AbstractConfig(config(), configs, false);
    fields = config.getList(FIELDS);
    key = config.getBoolean(KEY);
    byte[] bytes = config.getPassword(SECRET).value().getBytes(StandardCharsets.UTF_8);
    secret = new SecretKeySpec(bytes, ALGORITHM);
    if (fields.isEmpty() && !key) {
      throw new ConfigException("Pseudonymize has nothing to do: set " + FIELDS + " or " + KEY);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws DataException where a field is no text, so that nobody takes it for hidden
   */
  @Override
  public R apply(R row) {
    Object value = row.value();
    if (value != null) {
      for (String field : fields) {
        value = hidden(field, List.of(field.split("\\.", -1)), value);
      }
    }
    Object name = key && row.key() != null ? pseudonym(KEY, row.key()) : row.key();
    return row.newRecord(
        row.topic(),
        row.kafkaPartition(),
        row.keySchema(),
        name,
        row.valueSchema(),
        value,
        row.timestamp());
  }

  private @Nullable Object hidden(String field, List<String> path, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (path.isEmpty()) {
      return pseudonym(field, value);
    }
    List<String> rest = path.subList(1, path.size());
    return switch (value) {
      case Struct struct -> inStruct(field, path.getFirst(), rest, struct);
      case Map<?, ?> map -> inMap(field, path.getFirst(), rest, map);
      default -> throw new DataException("There is no field " + field + ": it lies in no struct");
    };
  }

  private Struct inStruct(String field, String name, List<String> rest, Struct struct) {
    if (struct.schema().field(name) == null) {
      throw new DataException("There is no field " + field + " in " + struct.schema().name());
    }
    Struct copy = new Struct(struct.schema());
    for (Field each : struct.schema().fields()) {
      Object value = struct.get(each);
      copy.put(each, each.name().equals(name) ? hidden(field, rest, value) : value);
    }
    return copy;
  }

  private Map<Object, @Nullable Object> inMap(
      String field, String name, List<String> rest, Map<?, ?> map) {
    Map<Object, @Nullable Object> copy = new HashMap<>(map);
    if (copy.containsKey(name)) {
      copy.put(name, hidden(field, rest, copy.get(name)));
    }
    return copy;
  }

  private String pseudonym(String field, Object value) {
    if (!(value instanceof String text)) {
      throw new DataException(field + " is no text and cannot become a pseudonym");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      byte[] hash = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(hash, KEPT_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
