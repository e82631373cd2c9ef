package dev.attune.app.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.attune.app.config.AppConfig;
import dev.attune.app.config.TlsFiles;
import dev.attune.app.error.UsageException;
import dev.attune.app.error.UserException;
import dev.attune.app.server.access.AccessList;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsPortTest {
  private static final String PASSWORD = "password-of-a-test";

  @TempDir private Path folder;

  @Test
  void shouldServeEncryptedWhenCertificateAndKeyArePemFiles() throws Exception {
    // Given
    KeyStore store = newStore("a");
    writePem(store);
    Map<String, String> files =
        Map.of(
            "server.tls.certificate.file", folder.resolve("cert.pem").toString(),
            "server.tls.key.file", folder.resolve("key.pem").toString());

    // When
    HttpResponse<String> answer = ask(files, store);

    // Then
    assertThat(answer.body()).isEqualTo("here");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void shouldServeEncryptedWhenCertificateAndKeyAreInOneFile() throws Exception {
    // Given
    KeyStore store = newStore("a");
    Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    Map<String, String> files =
        Map.of(
            "server.tls.keystore.file", folder.resolve("a.p12").toString(),
            "server.tls.keystore.password.file", folder.resolve("password").toString());

    // When
    HttpResponse<String> answer = ask(files, store);

    // Then
    assertThat(answer.body()).isEqualTo("here");
  }

  @Test
  void shouldTakeANewCertificateAndKeepTheOldOneWhenTheNewOneIsBroken() throws Exception {
    // Given
    writePem(newStore("a"));
    TlsFiles files = new TlsFiles.Pem(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    try (TlsPort port = new TlsPort(files, Duration.ofMillis(20))) {
      port.context().start();
      Certificate first = port.context().getKeyStore().getCertificate("port");

      // When
      writePem(newStore("b"));
      await().until(() -> !first.equals(port.context().getKeyStore().getCertificate("port")));
      Certificate second = port.context().getKeyStore().getCertificate("port");
      Files.writeString(folder.resolve("key.pem"), "nonsense");
      Thread.sleep(200);

      // Then
      assertThat(port.context().getKeyStore().getCertificate("port")).isEqualTo(second);
    }
  }

  @Test
  void shouldSayWhichFileIsWrongWithoutWhatIsInIt() throws Exception {
    // Given
    writePem(newStore("a"));
    Files.writeString(folder.resolve("key.pem"), "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n");

    // When // Then
    TlsFiles files = new TlsFiles.Pem(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    assertThatThrownBy(() -> Certificates.read(files))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("key.pem")
        .hasMessageNotContaining("c2Vj");
    assertThatThrownBy(() -> TlsFiles.of("cert.pem", "", "", ""))
        .isInstanceOf(UsageException.class);
  }

  private static HttpResponse<String> ask(Map<String, String> files, KeyStore trusted)
      throws IOException, InterruptedException, GeneralSecurityException {
    Map<String, String> values = new HashMap<>(files);
    values.put("server.port", "0");
    values.put("server.host", "localhost");
    MeterRegistry meters = new SimpleMeterRegistry();
    List<Route> routes = List.of(Route.open("/here", ctx -> ctx.result("here")));
    HttpServer server =
        HttpServer.start(
            AppConfig.of(values).server(),
            routes,
            new Gatekeeper(AccessList.nobody(), meters),
            meters);
    try (HttpClient client = HttpClient.newBuilder().sslContext(trust(trusted)).build()) {
      URI here = server.url().resolve("/here");
      return client.send(HttpRequest.newBuilder(here).build(), BodyHandlers.ofString());
    } finally {
      server.close();
    }
  }

  private static SSLContext trust(KeyStore store) throws IOException, GeneralSecurityException {
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry("port", store.getCertificate("port"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(known);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  /** The JDK has no other public way to make a certificate. */
  private KeyStore newStore(String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve(name + ".p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "port",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private void writePem(KeyStore store) throws IOException, GeneralSecurityException {
    Files.writeString(
        folder.resolve("key.pem"),
        pem("PRIVATE KEY", store.getKey("port", PASSWORD.toCharArray()).getEncoded()));
    Files.writeString(
        folder.resolve("cert.pem"), pem("CERTIFICATE", store.getCertificate("port").getEncoded()));
  }

  private static String pem(String kind, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind);
  }
}
