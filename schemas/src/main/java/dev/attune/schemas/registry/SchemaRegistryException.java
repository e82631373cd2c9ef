package dev.attune.schemas.registry;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A registry did not do what was asked. The type says what may be done about it: only {@link
 * Unavailable} is worth another try, the others stay as they are until somebody changes the schema,
 * the registry or the configuration.
 */
public abstract sealed class SchemaRegistryException extends KafkaException {
  private static final long serialVersionUID = 1L;

  private SchemaRegistryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Transient: no server answered in time, or the answer was 429 or 5xx, and the client's own
   * retries are used up. The same call may succeed later.
   */
  public static final class Unavailable extends SchemaRegistryException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Permanent: the registry has no schema of that id, or not under that subject. */
  public static final class UnknownSchema extends SchemaRegistryException {
    private static final long serialVersionUID = 1L;

    public UnknownSchema(String message) {
      super(message, null);
    }
  }

  /** Permanent: the schema breaks the rule of its subject, or is not an Avro schema at all. */
  public static final class Incompatible extends SchemaRegistryException {
    private static final long serialVersionUID = 1L;

    public Incompatible(String message) {
      super(message, null);
    }
  }

  /**
   * Permanent: wrong credentials, an invalid schema, a redirect, or an answer that is not a
   * registry's.
   */
  public static final class Refused extends SchemaRegistryException {
    private static final long serialVersionUID = 1L;

    public Refused(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
