package dev.attune.app.config;

import java.net.URI;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** An absolute http or https address, or nothing. */
final class HttpAddress implements ConfigDef.Validator {
  @Override
  public void ensureValid(String name, Object value) {
    String text = value.toString();
    if (!text.isEmpty() && !isAddress(text)) {
      // The value may hold a password, so it is not repeated.
      throw new ConfigException(
          name + " must be an address such as http://localhost:8000, or empty");
    }
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "http:// or https:// address, or empty";
  }
}
