package dev.attune.schemas.registry.rest;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How to reach a REST service.
 *
 * @param servers base addresses of equal servers, tried in turn; at least one
 * @param authorization value of the Authorization header
 * @param tls keys and trust for https, or the JVM's own
 * @param connectTimeout for the connection alone
 * @param requestTimeout for one try as a whole, reading the body included
 * @param retry for connection errors, timeouts, 429 and 5xx
 */
public record RestSettings(
    List<URI> servers,
    Optional<String> authorization,
    Optional<SSLContext> tls,
    Duration connectTimeout,
    Duration requestTimeout,
    RetryPolicy retry) {

  public RestSettings {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("at least one server is needed");
    }
  }

  /** Leaves out the authorization: it is a secret. */
  @Override
  public String toString() {
    return "RestSettings" + servers;
  }
}
