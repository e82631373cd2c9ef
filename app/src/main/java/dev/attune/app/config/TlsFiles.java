package dev.attune.app.config;

import dev.attune.app.error.UsageException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a port's certificate and key lie. */
public sealed interface TlsFiles {

  /** Two PEM files: the certificate with those above it, and its key in PKCS#8. */
  record Pem(Path certificate, Path key) implements TlsFiles {}

  /** A PKCS#12 file, and one that holds its password. */
  record Pkcs12(Path keystore, Path passwordFile) implements TlsFiles {}

  /**
   * From the keys of the configuration.
   *
   * @throws UsageException where only a part is named, or both kinds are
   */
  static Optional<TlsFiles> of(String certificate, String key, String keystore, String password) {
    boolean pem = !certificate.isEmpty() && !key.isEmpty();
    boolean pkcs12 = !keystore.isEmpty() && !password.isEmpty();
    if (certificate.isEmpty() && key.isEmpty() && keystore.isEmpty() && password.isEmpty()) {
      return Optional.empty();
    }
    if (pem && keystore.isEmpty() && password.isEmpty()) {
      return Optional.of(new Pem(Path.of(certificate), Path.of(key)));
    }
    if (pkcs12 && certificate.isEmpty() && key.isEmpty()) {
      return Optional.of(new Pkcs12(Path.of(keystore), Path.of(password)));
    }
    throw new UsageException(
        "TLS is set by halves.",
        "Set server.tls.certificate.file and server.tls.key.file, or server.tls.keystore.file and"
            + " server.tls.keystore.password.file.");
  }
}
