package dev.attune.schemas.registry.rest;

import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Whom we trust and who we are on https: the configuration that ends in an SSLContext. */
public final class RestTls {
  private static final String PREFIX = "schema.registry.ssl.";
  private static final String TRUST = PREFIX + "truststore";
  private static final String KEYS = PREFIX + "keystore";
  private static final String KEY_PASSWORD = PREFIX + "key.password";

  private RestTls() {}

  public static ConfigDef define(ConfigDef keys) {
    defineStore(keys, TRUST, "certificates to trust; the JVM's own where empty");
    defineStore(keys, KEYS, "our own key, for servers that ask for one");
    return keys.define(
        KEY_PASSWORD,
        ConfigDef.Type.PASSWORD,
        "",
        MEDIUM,
        "Password of the key in the key store; the store's own where empty.");
  }

  private static void defineStore(ConfigDef keys, String name, String what) {
    keys.define(
            name + ".location", ConfigDef.Type.STRING, "", MEDIUM, "File with the " + what + ".")
        .define(name + ".password", ConfigDef.Type.PASSWORD, "", MEDIUM, "Password of the file.")
        .define(name + ".type", ConfigDef.Type.STRING, "PKCS12", MEDIUM, "PKCS12 or JKS.");
  }

  /** Empty where no store is configured: the JVM's defaults hold. */
  public static Optional<SSLContext> context(AbstractConfig config) {
    if (!isSet(config, TRUST) && !isSet(config, KEYS)) {
      return Optional.empty();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(config), trustManagers(config), null);
      return Optional.of(context);
    } catch (GeneralSecurityException | IOException e) {
      // ConfigException takes no cause; the type says enough and a store's text may name its
      // password.
      throw new ConfigException(
          "cannot read the files of "
              + TRUST
              + " and "
              + KEYS
              + ": check location, password, type ("
              + e.getClass().getSimpleName()
              + ")");
    }
  }

  private static TrustManager @Nullable [] trustManagers(AbstractConfig config)
      throws GeneralSecurityException, IOException {
    if (!isSet(config, TRUST)) {
      return null;
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store(config, TRUST));
    return factory.getTrustManagers();
  }

  private static KeyManager @Nullable [] keyManagers(AbstractConfig config)
      throws GeneralSecurityException, IOException {
    if (!isSet(config, KEYS)) {
      return null;
    }
    char[] password = password(config, KEY_PASSWORD);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(
        store(config, KEYS), password.length > 0 ? password : password(config, KEYS + ".password"));
    return factory.getKeyManagers();
  }

  private static KeyStore store(AbstractConfig config, String name)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(config.getString(name + ".type"));
    try (InputStream in = Files.newInputStream(Path.of(config.getString(name + ".location")))) {
      store.load(in, password(config, name + ".password"));
    }
    return store;
  }

  private static boolean isSet(AbstractConfig config, String name) {
    return !config.getString(name + ".location").isEmpty();
  }

  private static char[] password(AbstractConfig config, String key) {
    return config.getPassword(key).value().toCharArray();
  }
}
