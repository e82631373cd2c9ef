package dev.attune.app.doctor;

import dev.attune.app.config.AppConfig;
import dev.attune.app.finding.Finding;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Is the model's server there, and is a key set? Opens a connection and makes no call. */
record ProviderCheck(AppConfig config, Map<String, String> environment) implements Check {
  private static final String SUBJECT = "provider";
  private static final int PATIENCE_MS = 3_000;
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  @Override
  public List<Finding> run() {
    return config.perModel().values().stream()
        .map(model -> new ProviderCheck(model, environment).finding())
        .toList();
  }

  private Finding finding() {
    return switch (config.provider()) {
      case "offline" -> Finding.ok(SUBJECT, "offline: offers are written without a model");
      case "llama-local" -> Finding.ok(SUBJECT, "llama-local: the model runs in this process");
      case "openai" -> remote("https://api.openai.com", Optional.of("OPENAI_API_KEY"));
      case "anthropic" -> remote("https://api.anthropic.com", Optional.of("ANTHROPIC_API_KEY"));
      default -> remote("", Optional.empty());
    };
  }

  private Finding remote(String publicAddress, Optional<String> keyVariable) {
    String name = config.provider();
    URI url = config.providerUrl().orElse(URI.create(publicAddress));
    if (url.getHost() == null) {
      return Finding.fail(
          SUBJECT,
          name + " has no address",
          "Set 'model.base.url', such as http://localhost:8000.");
    }
    if (keyVariable.filter(variable -> !environment.containsKey(variable)).isPresent()) {
      return Finding.fail(
          SUBJECT, name + " has no key", "Set the variable " + keyVariable.get() + ".");
    }
    return reach(name, url);
  }

  private static Finding reach(String name, URI url) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.getHost(), port(url)), PATIENCE_MS);
      return Finding.ok(SUBJECT, "%s at %s".formatted(name, shown(url)));
    } catch (IOException e) {
      return Finding.fail(
          SUBJECT,
          "%s at %s does not answer: %s".formatted(name, shown(url), e.getMessage()),
          "Start it, mend 'model.base.url', or set 'model.provider' to offline.");
    }
  }

  /** An address may carry a password. */
  private static String shown(URI url) {
    return url.getScheme() + "://" + url.getHost() + ":" + port(url);
  }

  private static int port(URI url) {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return "http".equals(url.getScheme()) ? HTTP_PORT : HTTPS_PORT;
  }
}
