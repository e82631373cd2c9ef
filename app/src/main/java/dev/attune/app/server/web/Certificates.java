package dev.attune.app.server.web;

import dev.attune.app.config.TlsFiles;
import dev.attune.app.error.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate with its key into a key store that is never written. */
final class Certificates {

  /** Of the store in memory only; it guards nothing. */
  static final String PASSWORD = "in-memory";

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

  private Certificates() {}

  /**
   * Reads the files.
   *
   * @throws UserException naming what cannot be used, never what is in it
   */
  static KeyStore read(TlsFiles files) {
    try {
      return switch (files) {
        case TlsFiles.Pem pem -> pem(pem);
        case TlsFiles.Pkcs12 store -> pkcs12(store);
      };
    } catch (IOException | GeneralSecurityException e) {
      throw new UserException(
          "The certificate of the port cannot be used: " + e.getMessage() + ".",
          "Check the files below 'server.tls.'.",
          e);
    }
  }

  /** The files that make a difference when they change. */
  static List<Path> watched(TlsFiles files) {
    return switch (files) {
      case TlsFiles.Pem pem -> List.of(pem.certificate(), pem.key());
      case TlsFiles.Pkcs12 store -> List.of(store.keystore(), store.passwordFile());
    };
  }

  private static KeyStore pem(TlsFiles.Pem files) throws IOException, GeneralSecurityException {
    Certificate[] chain;
    try (InputStream in = Files.newInputStream(files.certificate())) {
      chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(Certificate[]::new);
    }
    if (chain.length == 0) {
      throw new IOException(files.certificate() + " holds no certificate");
    }
    return store(key(files.key()), chain);
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    Matcher matcher = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!matcher.find()) {
      throw new IOException(file + " holds no plain PKCS#8 key (BEGIN PRIVATE KEY)");
    }
    PKCS8EncodedKeySpec coded =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
    IOException unknown =
        new IOException(file + " holds a key that is neither EC, RSA nor Ed25519");
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(coded);
      } catch (InvalidKeySpecException e) {
        unknown.addSuppressed(e);
      }
    }
    throw unknown;
  }

  private static KeyStore pkcs12(TlsFiles.Pkcs12 files)
      throws IOException, GeneralSecurityException {
    char[] password = Files.readString(files.passwordFile()).strip().toCharArray();
    KeyStore given = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(files.keystore())) {
      given.load(in, password);
    }
    for (String alias : Collections.list(given.aliases())) {
      if (given.getKey(alias, password) instanceof PrivateKey key) {
        return store(key, given.getCertificateChain(alias));
      }
    }
    throw new IOException(files.keystore() + " holds no private key");
  }

  private static KeyStore store(PrivateKey key, Certificate[] chain)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("port", key, PASSWORD.toCharArray(), chain);
    return store;
  }
}
