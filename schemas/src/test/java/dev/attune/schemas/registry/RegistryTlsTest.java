package dev.attune.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.attune.schemas.registry.rest.FakeServer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;

  @BeforeAll
  static void makeCertificate() throws Exception {
    String command =
        Path.of(System.getProperty("java.home"), "bin", "keytool")
            + " -genkeypair -keyalg EC -dname CN=registry -ext san=ip:127.0.0.1"
            + " -storetype PKCS12 -alias registry -storepass changeit -keystore "
            + store();
    Process keytool = new ProcessBuilder(command.split(" ")).inheritIO().start();
    assertThat(keytool.waitFor()).isZero();
  }

  @Test
  void shouldConnectWhenTheTrustStoreHoldsTheCertificate() throws Exception {
    // Given
    try (FakeServer server = new FakeServer(serverTls())) {
      server.say(200, "[1,2]");
      var config =
          Map.of(
              "schema.registry.url", server.uri().toString(),
              "schema.registry.ssl.truststore.location", store().toString(),
              "schema.registry.ssl.truststore.password", PASSWORD,
              "schema.registry.ssl.keystore.location", store().toString(),
              "schema.registry.ssl.keystore.password", PASSWORD);

      // When
      try (SchemaRegistry registry = SchemaRegistry.open(config)) {
        // Then
        assertThat(registry.versions("x-value")).containsExactly(1, 2);
      }
    }
  }

  @Test
  void shouldRefuseToTalkWhenNobodyVouchesForTheCertificate() throws Exception {
    // Given
    try (FakeServer server = new FakeServer(serverTls())) {
      server.say(200, "[1,2]");
      var config = Map.of("schema.registry.url", server.uri().toString());

      // When
      try (SchemaRegistry registry = SchemaRegistry.open(config)) {
        // Then
        assertThatExceptionOfType(SchemaRegistryException.Refused.class)
            .isThrownBy(() -> registry.versions("x-value"))
            .withMessageContaining("schema.registry.ssl.truststore.location");
        assertThat(server.requests()).isEmpty();
      }
    }
  }

  private static Path store() {
    return folder.resolve("registry.p12");
  }

  private static SSLContext serverTls() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store())) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
