package dev.attune.app.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OidcTokensTest {
  private static final String ISSUER = "https://login.example";
  private static final String US = "attune";

  private RSAKey key;
  private HttpServer provider;
  private OidcTokens tokens;

  @BeforeEach
  void start() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("k1").generate();
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    provider.createContext(
        "/keys",
        exchange -> {
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    provider.start();
    URI address = URI.create("http://127.0.0.1:%d/keys".formatted(provider.getAddress().getPort()));
    tokens = new OidcTokens(ISSUER, address, US, "realm_access.roles", 10);
  }

  @AfterEach
  void stop() {
    provider.stop(0);
  }

  @Test
  void shouldTakeRolesFromTheClaimWhenAllHolds() throws JOSEException {
    // When
    Optional<Principal> found = tokens.principal(signed(key, claims().build()));

    // Then
    assertThat(found).isPresent();
    assertThat(found.get().name()).isEqualTo("ana");
    assertThat(found.get().roles()).containsExactlyInAnyOrder(Role.READ, Role.PRIVACY);
  }

  @Test
  void shouldShareOneRateAmongTheTokensOfASubject() throws JOSEException {
    // Given
    Principal first = tokens.principal(signed(key, claims().build())).orElseThrow();

    // When
    Principal second =
        tokens.principal(signed(key, claims().jwtID("another").build())).orElseThrow();

    // Then
    assertThat(second.rate()).isSameAs(first.rate());
  }

  @Test
  void shouldRefuseATokenOfAnotherIssuerAudienceOrTime() throws JOSEException {
    // When // Then
    assertThat(tokens.principal(signed(key, claims().issuer("https://evil.example").build())))
        .isEmpty();
    assertThat(tokens.principal(signed(key, claims().audience("others").build()))).isEmpty();
    assertThat(tokens.principal(signed(key, claims().expirationTime(in(-600)).build()))).isEmpty();
    assertThat(tokens.principal(signed(key, claims().expirationTime(null).build()))).isEmpty();
    assertThat(tokens.principal(signed(key, claims().notBeforeTime(in(600)).build()))).isEmpty();
  }

  @Test
  void shouldRefuseATokenThatIsNotSignedByAKeyOfTheProvider() throws JOSEException {
    // Given
    RSAKey stranger = new RSAKeyGenerator(2048).keyID("k1").generate();
    String good = signed(key, claims().build());
    String changed = good.substring(0, good.length() - 8) + "AAAAAAAA";

    // When // Then
    assertThat(tokens.principal(signed(stranger, claims().build()))).isEmpty();
    assertThat(tokens.principal(changed)).isEmpty();
    assertThat(tokens.principal(new PlainJWT(claims().build()).serialize())).isEmpty();
    assertThat(tokens.principal("a.b.c")).isEmpty();
    assertThat(tokens.principal("x".repeat(20_000) + "..")).isEmpty();
  }

  @Test
  void shouldRefuseASharedSecretMadeOfThePublicKey() throws JOSEException {
    // Given
    SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
    forged.sign(new MACSigner(key.toPublicJWK().toRSAPublicKey().getEncoded()));

    // When // Then
    assertThat(tokens.principal(forged.serialize())).isEmpty();
  }

  @Test
  void shouldRefuseAllWhenTheProviderDoesNotAnswer() throws JOSEException {
    // Given
    provider.stop(0);

    // When // Then
    assertThat(tokens.principal(signed(key, claims().build()))).isEmpty();
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(US)
        .subject("ana")
        .expirationTime(in(600))
        .claim("realm_access", Map.of("roles", List.of("read", "privacy", "chief")));
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private static String signed(RSAKey signer, JWTClaimsSet claims) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signer.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(signer));
    return token.serialize();
  }
}
