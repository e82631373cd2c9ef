package dev.attune.app.config;

import dev.attune.app.error.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * An identity provider.
 *
 * @param issuer as the claim {@code iss} names it
 * @param keys where its JWKS is
 * @param audience that a token must be for
 * @param rolesClaim that holds the roles
 */
public record OidcProvider(String issuer, URI keys, String audience, String rolesClaim) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * From the keys of the configuration.
   *
   * @throws UsageException where only a part is named, or keys would come over an open line
   */
  static Optional<OidcProvider> of(String issuer, String keys, String audience, String rolesClaim) {
    if (issuer.isEmpty() && keys.isEmpty() && audience.isEmpty()) {
      return Optional.empty();
    }
    if (issuer.isEmpty() || keys.isEmpty() || audience.isEmpty()) {
      throw new UsageException(
          "OIDC is set by halves.",
          "Set server.oidc.issuer, server.oidc.jwks.url and server.oidc.audience.");
    }
    return Optional.of(new OidcProvider(issuer, safe(keys), audience, rolesClaim));
  }

  private static URI safe(String text) {
    try {
      URI keys = new URI(text);
      if ("https".equals(keys.getScheme())
          || ("http".equals(keys.getScheme()) && LOOPBACK.contains(keys.getHost()))) {
        return keys;
      }
    } catch (URISyntaxException e) {
      throw new UsageException(
          "server.oidc.jwks.url is no address: " + e.getMessage() + ".", "Give an https address.");
    }
    throw new UsageException(
        "server.oidc.jwks.url is not https.", "Keys over an open line are anybody's: use https.");
  }
}
