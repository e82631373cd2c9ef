package dev.attune.app.privacy.trial;

import dev.attune.app.privacy.scan.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Asks a server for the offers that it holds of users. */
record ServerCache(URI server) {

  Place search(Set<String> users) {
    long bytes = 0;
    long offers = 0;
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String user : users) {
        String body = offersOf(client, user);
        bytes += body.length();
        offers += body.split("\"offerId\"", -1).length - 1;
      }
    }
    return new Place("offers held by the server", "cache", bytes, offers, null);
  }

  private String offersOf(HttpClient client, String user) {
    String path = "/v1/users/" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "/offers";
    try {
      return client
          .send(
              HttpRequest.newBuilder(server.resolve(path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException("The server does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking the server", e);
    }
  }
}
