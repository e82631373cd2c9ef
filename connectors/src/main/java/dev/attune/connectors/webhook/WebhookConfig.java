package dev.attune.connectors.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Where the webhook sink posts, how it signs and when it gives up. */
final class WebhookConfig extends AbstractConfig {

  static final String URL = "webhook.url";
  static final String PLAIN_HTTP = "webhook.plain.http.allowed";
  static final String SECRET = "webhook.secret";
  static final String OLD_SECRET = "webhook.secret.previous";
  static final String AUTHORIZATION = "webhook.authorization";
  static final String BATCH_RECORDS = "batch.max.records";
  static final String CONNECT_TIMEOUT_MS = "connect.timeout.ms";
  static final String REQUEST_TIMEOUT_MS = "request.timeout.ms";
  static final String MAX_RETRIES = "max.retries";
  static final String BACKOFF_MS = "retry.backoff.ms";
  static final String MAX_BACKOFF_MS = "retry.backoff.max.ms";
  static final String EXPIRED = "expired.offers";

  private static final String SKIP = "skip";
  private static final String SEND = "send";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  WebhookConfig(Map<String, ?> values) {
    super(definition(), values, false);
  }

  static ConfigDef definition() {
    return patience(receiver(new ConfigDef()));
  }

  private static ConfigDef receiver(ConfigDef keys) {
    return keys.define(
            URL,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            WebhookConfig::requireUrl,
            Importance.HIGH,
            "Where offers are posted to: https://, or http:// on this machine. No user or password"
                + " in it.")
        .define(
            PLAIN_HTTP,
            ConfigDef.Type.BOOLEAN,
            false,
            Importance.LOW,
            "Whether http:// is allowed to other machines, where the network itself is trusted.")
        .define(
            SECRET,
            ConfigDef.Type.PASSWORD,
            null,
            WebhookConfig::requireSecret,
            Importance.HIGH,
            "Signs each call: whsec_ and 24 to 64 random bytes in Base64. Without it calls are not"
                + " signed.")
        .define(
            OLD_SECRET,
            ConfigDef.Type.PASSWORD,
            null,
            WebhookConfig::requireSecret,
            Importance.LOW,
            "Signs each call once more while receivers change to a new secret.")
        .define(
            AUTHORIZATION,
            ConfigDef.Type.PASSWORD,
            null,
            Importance.MEDIUM,
            "Value of the header Authorization, such as \"Bearer ...\".")
        .define(
            BATCH_RECORDS,
            ConfigDef.Type.INT,
            50,
            Range.between(1, 1_000),
            Importance.MEDIUM,
            "Most offers in one call.")
        .define(
            EXPIRED,
            ConfigDef.Type.STRING,
            SKIP,
            ConfigDef.ValidString.in(SKIP, SEND),
            Importance.MEDIUM,
            "Whether offers that have run out when their turn comes are sent or skipped.");
  }

  private static ConfigDef patience(ConfigDef keys) {
    return keys.define(
            CONNECT_TIMEOUT_MS,
            ConfigDef.Type.INT,
            3_000,
            Range.atLeast(1),
            Importance.LOW,
            "Longest wait for a connection, milliseconds.")
        .define(
            REQUEST_TIMEOUT_MS,
            ConfigDef.Type.INT,
            10_000,
            Range.between(1, 120_000),
            Importance.MEDIUM,
            "Longest time for one call as a whole, milliseconds.")
        .define(
            MAX_RETRIES,
            ConfigDef.Type.INT,
            10,
            Range.between(0, 1_000),
            Importance.MEDIUM,
            "Further tries of a call after a broken connection, a time-out, 408, 425, 429 or 5xx;"
                + " then its offers are dead letters, or the task fails where there is no topic for"
                + " them.")
        .define(
            BACKOFF_MS,
            ConfigDef.Type.LONG,
            500L,
            Range.between(1, 600_000),
            Importance.LOW,
            "First pause before a further try, milliseconds; it doubles, and Retry-After may make it"
                + " longer.")
        .define(
            MAX_BACKOFF_MS,
            ConfigDef.Type.LONG,
            60_000L,
            Range.between(1, 600_000),
            Importance.LOW,
            "Longest pause before a further try, milliseconds, whatever Retry-After says.");
  }

  // The address may hold a secret, so it is not repeated.
  private static void requireUrl(String key, Object value) {
    URI uri = parse(String.valueOf(value));
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !Set.of("https", "http").contains(scheme)) {
      throw new ConfigException(
          key + " must be https:// and a host, such as https://shop.example/offers");
    }
    if (uri.getUserInfo() != null) {
      throw new ConfigException(key + " must hold no user or password: use " + AUTHORIZATION);
    }
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return URI.create("");
    }
  }

  private static void requireSecret(String key, Object value) {
    if (value instanceof Password secret) {
      var unused = Signature.keyOf(key, secret.value());
    }
  }

  /**
   * The receiver.
   *
   * @throws ConfigException where the address would carry personal data in the clear
   */
  URI url() {
    URI url = parse(getString(URL));
    boolean plain = "http".equalsIgnoreCase(url.getScheme());
    if (plain && !getBoolean(PLAIN_HTTP) && !LOOPBACK.contains(url.getHost())) {
      throw new ConfigException(
          URL + " is plain http to another machine: use https, or set " + PLAIN_HTTP + " to true");
    }
    return url;
  }

  /** The keys to sign with, the new one first. */
  List<byte[]> secrets() {
    List<byte[]> keys = new ArrayList<>();
    for (String name : List.of(SECRET, OLD_SECRET)) {
      Password secret = getPassword(name);
      if (secret != null) {
        keys.add(Signature.keyOf(name, secret.value()));
      }
    }
    return keys;
  }

  Optional<String> authorization() {
    return Optional.ofNullable(getPassword(AUTHORIZATION)).map(Password::value);
  }

  int batchRecords() {
    return getInt(BATCH_RECORDS);
  }

  Duration connectTimeout() {
    return Duration.ofMillis(getInt(CONNECT_TIMEOUT_MS));
  }

  Duration requestTimeout() {
    return Duration.ofMillis(getInt(REQUEST_TIMEOUT_MS));
  }

  Backoff backoff() {
    return new Backoff(
        getInt(MAX_RETRIES),
        Duration.ofMillis(getLong(BACKOFF_MS)),
        Duration.ofMillis(getLong(MAX_BACKOFF_MS)));
  }

  boolean sendsExpired() {
    return getString(EXPIRED).equals(SEND);
  }
}
