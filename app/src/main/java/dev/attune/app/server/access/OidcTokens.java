package dev.attune.app.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bearer tokens of an identity provider (OpenID Connect): signed by a key of its JWKS, by it, for
 * us, and not expired. Only asymmetric algorithms: a public key is never a shared secret. Any
 * thread may use it; keys are fetched when needed and kept some minutes.
 */
public final class OidcTokens {

  private static final Logger LOG = LoggerFactory.getLogger(OidcTokens.class);
  private static final int MILLIS_TO_FETCH = 2000;
  private static final int MOST_BYTES = 256 * 1024;
  private static final int LONGEST = 16 * 1024;
  private static final int SUBJECTS = 10_000;

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final DefaultJWTProcessor<SecurityContext> processor;
  private final String rolesClaim;
  private final int perSecond;
  private final Cache<String, TokenBucket> rates =
      Caffeine.newBuilder().maximumSize(SUBJECTS).build();

  /**
   * Tokens of one provider.
   *
   * @param issuer as the claim {@code iss} names it
   * @param keys where its JWKS is
   * @param audience that a token must be for
   * @param rolesClaim that holds roles as a list, or as words in a text; dots go into objects
   * @param perSecond requests of each subject
   */
  public OidcTokens(String issuer, URI keys, String audience, String rolesClaim, int perSecond) {
    this.processor = processor(issuer, keys, audience);
    this.rolesClaim = rolesClaim;
    this.perSecond = perSecond;
  }

  private static DefaultJWTProcessor<SecurityContext> processor(
      String issuer, URI keys, String audience) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, source(keys)));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp")));
    return processor;
  }

  private static JWKSource<SecurityContext> source(URI keys) {
    try {
      return JWKSourceBuilder.create(
              keys.toURL(),
              new DefaultResourceRetriever(MILLIS_TO_FETCH, MILLIS_TO_FETCH, MOST_BYTES))
          .retrying(true)
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("server.oidc.jwks.url is no address", e);
    }
  }

  /** Whose token this is; empty for one that does not hold, whatever is wrong with it. */
  Optional<Principal> principal(String token) {
    if (token.length() > LONGEST || token.chars().filter(each -> each == '.').count() != 2) {
      return Optional.empty();
    }
    try {
      JWTClaimsSet claims = processor.process(token, null);
      String subject = claims.getSubject();
      TokenBucket rate = rates.get(subject, name -> new TokenBucket(perSecond, System.nanoTime()));
      return Optional.of(new Principal(subject, roles(claims), rate));
    } catch (BadJOSEException | ParseException e) {
      LOG.debug("A token does not hold", e);
    } catch (JOSEException e) {
      LOG.warn("Tokens cannot be checked: {}", e.getMessage());
    }
    return Optional.empty();
  }

  private Set<Role> roles(JWTClaimsSet claims) {
    Set<Role> roles = new HashSet<>();
    for (String name : names(find(claims))) {
      for (Role role : Role.values()) {
        if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
          roles.add(role);
        }
      }
    }
    return roles;
  }

  private @Nullable Object find(JWTClaimsSet claims) {
    Object value = claims.getClaim(rolesClaim);
    if (value != null) {
      return value;
    }
    value = claims.getClaims();
    for (String part : rolesClaim.split("\\.", -1)) {
      value = value instanceof Map<?, ?> object ? object.get(part) : null;
    }
    return value;
  }

  private static List<String> names(@Nullable Object claim) {
    return switch (claim) {
      case Collection<?> list -> list.stream().map(String::valueOf).toList();
      case String text -> List.of(text.split(" ", -1));
      case null, default -> List.of();
    };
  }
}
