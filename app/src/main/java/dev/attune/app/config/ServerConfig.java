package dev.attune.app.config;

import dev.attune.app.error.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;

/** How the HTTP server runs: the keys below {@code server.}. */
public final class ServerConfig extends AbstractConfig {

  public static final String HOST = "server.host";
  public static final String PORT = "server.port";
  public static final String ACCESS_FILE = "server.access.file";
  public static final String TLS_CERTIFICATE = "server.tls.certificate.file";
  public static final String TLS_KEY = "server.tls.key.file";
  public static final String TLS_KEYSTORE = "server.tls.keystore.file";
  public static final String TLS_PASSWORD_FILE = "server.tls.keystore.password.file";
  public static final String OIDC_ISSUER = "server.oidc.issuer";
  public static final String OIDC_KEYS = "server.oidc.jwks.url";
  public static final String OIDC_AUDIENCE = "server.oidc.audience";
  public static final String OIDC_ROLES = "server.oidc.roles.claim";
  public static final String TRACES_URL = "server.traces.url";
  public static final String TRACES_SHARE = "server.traces.share";
  public static final String CORS_ORIGINS = "server.cors.origins";
  public static final String CALL_BYTES = "server.call.max.bytes";
  public static final String BATCH_BYTES = "server.batch.max.bytes";
  public static final String BODY_TIMEOUT = "server.body.timeout.ms";
  public static final String ACK_TIMEOUT = "server.ack.timeout.ms";
  public static final String IN_FLIGHT_BYTES = "server.inflight.max.bytes";
  public static final String OPEN_REQUESTS = "server.requests.max.open";
  public static final String KEY_RATE = "server.key.max.requests.per.second";
  public static final String STREAMS = "server.streams.max.open";
  public static final String OFFER_LOOKBACK = "server.offers.lookback.hours";
  public static final String OFFER_BYTES = "server.offers.max.bytes";

  private static final Range PORTS = Range.between(0, 65_535);

  private ServerConfig(Map<?, ?> values) {
    super(definition(), values, false);
  }

  /** From all values of a run; those of others are not heeded. */
  static ServerConfig of(Map<?, ?> values) {
    return new ServerConfig(values);
  }

  /** Every key below {@code server.}. */
  static ConfigDef definition() {
    ConfigDef keys = new ConfigDef();
    places(keys);
    tls(keys);
    oidc(keys);
    traces(keys);
    limits(keys);
    offers(keys);
    return keys;
  }

  private static void places(ConfigDef keys) {
    keys.define(
        HOST,
        ConfigDef.Type.STRING,
        "127.0.0.1",
        Importance.HIGH,
        "Address the API listens on. Anything but loopback is reachable by others.");
    keys.define(
        PORT, ConfigDef.Type.INT, 8080, PORTS, Importance.HIGH, "Port of the API; 0 for any.");
    keys.define(
        ACCESS_FILE,
        ConfigDef.Type.STRING,
        "",
        Importance.HIGH,
        "File of write keys and tokens; see docs/api.md for its form.");
    keys.define(
        CORS_ORIGINS,
        ConfigDef.Type.LIST,
        List.of(),
        Importance.LOW,
        "Origins whose pages may call the API, such as https://shop.example; '*' is refused.");
  }

  private static void tls(ConfigDef keys) {
    text(
        keys,
        TLS_CERTIFICATE,
        "PEM file of the certificate and those above it. Read anew when it changes.");
    text(keys, TLS_KEY, "PEM file of its private key, PKCS#8, not encrypted.");
    text(keys, TLS_KEYSTORE, "PKCS#12 file with certificate and key, in place of the PEM files.");
    text(keys, TLS_PASSWORD_FILE, "File that holds the password of the PKCS#12 file.");
  }

  private static void oidc(ConfigDef keys) {
    text(keys, OIDC_ISSUER, "Identity provider whose tokens are taken, as their claim 'iss' says.");
    text(keys, OIDC_KEYS, "Address of its JWKS; https, or http on loopback.");
    text(keys, OIDC_AUDIENCE, "Audience that a token must be for.");
    keys.define(
        OIDC_ROLES,
        ConfigDef.Type.STRING,
        "roles",
        Importance.MEDIUM,
        "Claim with the roles, a list or words; dots go into objects, as realm_access.roles.");
  }

  private static void traces(ConfigDef keys) {
    text(
        keys,
        TRACES_URL,
        "Where traces of requests go, by OTLP over HTTP, such as http://localhost:4318/v1/traces.");
    keys.define(
        TRACES_SHARE,
        ConfigDef.Type.DOUBLE,
        0.01,
        Range.between(0, 1),
        Importance.LOW,
        "Share of requests that are traced, 0 to 1.");
  }

  private static void text(ConfigDef keys, String key, String doc) {
    keys.define(key, ConfigDef.Type.STRING, "", Importance.MEDIUM, doc);
  }

  private static void limits(ConfigDef keys) {
    keys.define(
        CALL_BYTES,
        ConfigDef.Type.INT,
        32 * 1024,
        Range.between(1024, 1 << 20),
        Importance.MEDIUM,
        "Most bytes of a call, unpacked. Segment's limit is 32 KB.");
    keys.define(
        BATCH_BYTES,
        ConfigDef.Type.INT,
        500 * 1024,
        Range.between(1024, 8 << 20),
        Importance.MEDIUM,
        "Most bytes of a batch, packed or unpacked. Segment's limit is 500 KB.");
    keys.define(
        BODY_TIMEOUT,
        ConfigDef.Type.INT,
        10_000,
        Range.between(100, 600_000),
        Importance.LOW,
        "How long a sender may take for a body, in milliseconds.");
    keys.define(
        ACK_TIMEOUT,
        ConfigDef.Type.INT,
        10_000,
        Range.between(1000, 600_000),
        Importance.MEDIUM,
        "How long Kafka's acknowledgement is waited for, in milliseconds; then 503 is answered.");
    keys.define(
        IN_FLIGHT_BYTES,
        ConfigDef.Type.INT,
        16 << 20,
        Range.between(1 << 20, 1 << 30),
        Importance.MEDIUM,
        "Most bytes that wait for Kafka's acknowledgement; beyond, 429 is answered.");
    keys.define(
        OPEN_REQUESTS,
        ConfigDef.Type.INT,
        512,
        Range.between(1, 100_000),
        Importance.MEDIUM,
        "Most requests with events that are open at a time; beyond, 429 is answered.");
    keys.define(
        KEY_RATE,
        ConfigDef.Type.INT,
        1000,
        Range.between(1, 1_000_000),
        Importance.MEDIUM,
        "Requests a second of each write key and token; beyond, 429 is answered.");
    keys.define(
        STREAMS,
        ConfigDef.Type.INT,
        500,
        Range.between(1, 100_000),
        Importance.LOW,
        "Most streams and long polls that are open at a time; beyond, 429 is answered.");
  }

  private static void offers(ConfigDef keys) {
    keys.define(
        OFFER_LOOKBACK,
        ConfigDef.Type.INT,
        168,
        Range.between(1, 2160),
        Importance.MEDIUM,
        "How many hours back offers are read at a start; what lives longer is not found then.");
    keys.define(
        OFFER_BYTES,
        ConfigDef.Type.LONG,
        256L << 20,
        Range.between(1L << 20, 1L << 40),
        Importance.MEDIUM,
        "Most bytes of current offers in memory; beyond, the oldest are left out and counted.");
  }

  public String host() {
    return getString(HOST);
  }

  public int port() {
    return getInt(PORT);
  }

  /** Who may do what; empty where nobody said. */
  public Optional<Path> accessFile() {
    return Optional.of(getString(ACCESS_FILE)).filter(file -> !file.isEmpty()).map(Path::of);
  }

  /** How the port is encrypted; empty where it is not. */
  public Optional<TlsFiles> tls() {
    return TlsFiles.of(
        getString(TLS_CERTIFICATE),
        getString(TLS_KEY),
        getString(TLS_KEYSTORE),
        getString(TLS_PASSWORD_FILE));
  }

  /** Whose tokens are taken besides those of the access file; empty for nobody's. */
  public Optional<OidcProvider> oidc() {
    return OidcProvider.of(
        getString(OIDC_ISSUER),
        getString(OIDC_KEYS),
        getString(OIDC_AUDIENCE),
        getString(OIDC_ROLES));
  }

  /** Where traces go; empty where none are made. */
  public Optional<URI> tracesUrl() {
    try {
      return Optional.of(getString(TRACES_URL)).filter(url -> !url.isEmpty()).map(URI::create);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          TRACES_URL + " is no address: " + e.getMessage() + ".", "Give an http or https address.");
    }
  }

  /** Share of requests that are traced, 0 to 1. */
  public double tracesShare() {
    return getDouble(TRACES_SHARE);
  }

  public List<String> corsOrigins() {
    return getList(CORS_ORIGINS);
  }

  public int callBytes() {
    return getInt(CALL_BYTES);
  }

  public int batchBytes() {
    return getInt(BATCH_BYTES);
  }

  public Duration bodyTimeout() {
    return Duration.ofMillis(getInt(BODY_TIMEOUT));
  }

  public Duration ackTimeout() {
    return Duration.ofMillis(getInt(ACK_TIMEOUT));
  }

  public int inFlightBytes() {
    return getInt(IN_FLIGHT_BYTES);
  }

  public int openRequests() {
    return getInt(OPEN_REQUESTS);
  }

  /** Requests a second and key. */
  public int keyRate() {
    return getInt(KEY_RATE);
  }

  public int streams() {
    return getInt(STREAMS);
  }

  public Duration offerLookback() {
    return Duration.ofHours(getInt(OFFER_LOOKBACK));
  }

  public long offerBytes() {
    return getLong(OFFER_BYTES);
  }
}
