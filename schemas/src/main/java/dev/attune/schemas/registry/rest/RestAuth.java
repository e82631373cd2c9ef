package dev.attune.schemas.registry.rest;

import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Who we are to the registry: the configuration that ends in an Authorization header. */
public final class RestAuth {
  static final String BASIC_SOURCE = "basic.auth.credentials.source";
  static final String BASIC_USER_INFO = "basic.auth.user.info";
  static final String BASIC_USER_INFO_PREFIXED = "schema.registry.basic.auth.user.info";
  static final String BEARER_SOURCE = "bearer.auth.credentials.source";
  static final String BEARER_TOKEN = "bearer.auth.token";

  private static final String NONE = "";

  private RestAuth() {}

  public static ConfigDef define(ConfigDef keys) {
    return keys.define(
            BASIC_SOURCE,
            ConfigDef.Type.STRING,
            "URL",
            ValidString.in("URL", "USER_INFO"),
            MEDIUM,
            "Where user and password are: URL (in schema.registry.url) or USER_INFO (in basic.auth.user.info).")
        .define(
            BASIC_USER_INFO,
            ConfigDef.Type.PASSWORD,
            NONE,
            MEDIUM,
            "user:password for basic authentication, if basic.auth.credentials.source is USER_INFO.")
        .define(
            BASIC_USER_INFO_PREFIXED,
            ConfigDef.Type.PASSWORD,
            NONE,
            MEDIUM,
            "Older name of basic.auth.user.info.")
        .define(
            BEARER_SOURCE,
            ConfigDef.Type.STRING,
            NONE,
            ValidString.in(NONE, "STATIC_TOKEN"),
            MEDIUM,
            "Where the token is: STATIC_TOKEN (in bearer.auth.token), or empty for no token.")
        .define(
            BEARER_TOKEN,
            ConfigDef.Type.PASSWORD,
            NONE,
            MEDIUM,
            "The token, if bearer.auth.credentials.source is STATIC_TOKEN.");
  }

  public static Optional<String> header(AbstractConfig config, List<URI> servers) {
    if (config.getString(BEARER_SOURCE).equals("STATIC_TOKEN")) {
      return Optional.of("Bearer " + required(config, BEARER_TOKEN));
    }
    if (config.getString(BASIC_SOURCE).equals("USER_INFO")) {
      return Optional.of(basic(required(config, BASIC_USER_INFO, BASIC_USER_INFO_PREFIXED)));
    }
    return servers.stream()
        .map(URI::getUserInfo)
        .filter(Objects::nonNull)
        .map(RestAuth::basic)
        .findFirst();
  }

  public static URI withoutUserInfo(URI server) {
    try {
      return new URI(
          server.getScheme(),
          null,
          server.getHost(),
          server.getPort(),
          server.getPath(),
          null,
          null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("an address without its user is still an address", e);
    }
  }

  private static String basic(String userInfo) {
    byte[] bytes = userInfo.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private static String required(AbstractConfig config, String... keys) {
    return Stream.of(keys)
        .map(config::getPassword)
        .map(Password::value)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElseThrow(() -> new ConfigException("set " + keys[0] + ", or change its source"));
  }
}
