package dev.attune.schemas.registry;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import dev.attune.schemas.registry.rest.RestAuth;
import dev.attune.schemas.registry.rest.RestSettings;
import dev.attune.schemas.registry.rest.RestTls;
import dev.attune.schemas.registry.rest.RetryPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/** How to reach the schema registry; the keys are those of Confluent's client. */
public final class RegistryConfig extends AbstractConfig {
  public static final String URL = "schema.registry.url";
  public static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";
  public static final String READ_TIMEOUT_MS = "http.read.timeout.ms";
  public static final String MAX_RETRIES = "max.retries";
  public static final String RETRY_WAIT_MS = "retries.wait.ms";
  public static final String RETRY_MAX_WAIT_MS = "retries.max.wait.ms";

  private static final String MOCK = "mock://";

  public RegistryConfig(Map<String, ?> config) {
    super(definition(), config, false);
  }

  /** All keys, with their defaults and docs. */
  public static ConfigDef definition() {
    ConfigDef keys =
        new ConfigDef()
            .define(
                URL,
                ConfigDef.Type.LIST,
                ConfigDef.NO_DEFAULT_VALUE,
                ConfigDef.ValidList.anyNonDuplicateValues(false, false),
                HIGH,
                "Addresses of the schema registry, parted by commas; mock://name for one in memory.")
            .define(
                CONNECT_TIMEOUT_MS,
                ConfigDef.Type.INT,
                3_000,
                Range.atLeast(1),
                LOW,
                "Longest wait for a connection to the registry, milliseconds.")
            .define(
                READ_TIMEOUT_MS,
                ConfigDef.Type.INT,
                10_000,
                Range.atLeast(1),
                LOW,
                "Longest time for one request to the registry as a whole, milliseconds.")
            .define(
                MAX_RETRIES,
                ConfigDef.Type.INT,
                3,
                Range.between(0, 100),
                MEDIUM,
                "Further tries after a connection error, a timeout, a 429 or a 5xx.")
            .define(
                RETRY_WAIT_MS,
                ConfigDef.Type.INT,
                200,
                Range.atLeast(0),
                LOW,
                "Upper end of the first pause between tries, milliseconds; it doubles each time.")
            .define(
                RETRY_MAX_WAIT_MS,
                ConfigDef.Type.INT,
                5_000,
                Range.atLeast(0),
                LOW,
                "Upper end of every pause between tries, milliseconds.");
    return RestTls.define(RestAuth.define(keys));
  }

  /** The name after {@code mock://}, if the registry is one in memory. */
  public Optional<String> mockScope() {
    List<String> urls = getList(URL);
    return urls.size() == 1 && urls.getFirst().startsWith(MOCK)
        ? Optional.of(urls.getFirst().substring(MOCK.length()))
        : Optional.empty();
  }

  /**
   * Everything the HTTP client has to know.
   *
   * @throws ConfigException if an address, the credentials or the key stores are wrong
   */
  public RestSettings restSettings() {
    List<URI> servers = getList(URL).stream().map(RegistryConfig::server).toList();
    return new RestSettings(
        servers.stream().map(RestAuth::withoutUserInfo).toList(),
        RestAuth.header(this, servers),
        RestTls.context(this),
        Duration.ofMillis(getInt(CONNECT_TIMEOUT_MS)),
        Duration.ofMillis(getInt(READ_TIMEOUT_MS)),
        new RetryPolicy(
            getInt(MAX_RETRIES),
            Duration.ofMillis(getInt(RETRY_WAIT_MS)),
            Duration.ofMillis(getInt(RETRY_MAX_WAIT_MS))));
  }

  private static URI server(String url) {
    try {
      URI uri = new URI(url.strip());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // The address may hold a password, so neither it nor the parser's text is repeated.
    }
    throw new ConfigException(
        URL + " must be http:// or https:// and a host, such as http://localhost:8081");
  }
}
