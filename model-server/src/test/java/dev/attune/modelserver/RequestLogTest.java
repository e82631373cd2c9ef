package dev.attune.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.modelserver.behaviour.Behaviour;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RequestLogTest {

  @Test
  void shouldForgetTheOldestWhenThereAreTooMany() throws IOException {
    // Given
    Settings usual = Settings.onLoopback(0);
    Settings three =
        new Settings(
            usual.address(),
            usual.reach(),
            1,
            1_000_000,
            3,
            usual.loggedBytes(),
            usual.batches(),
            usual.tuning());

    try (ModelServer server = ModelServer.start(Behaviour.answering(), three)) {
      // When
      ask(server, 5, "");

      // Then
      assertThat(server.requests()).extracting(Received::path).containsExactly("/3", "/4", "/5");
    }
  }

  @Test
  void shouldForgetTheOldestWhenTheyAreTooLarge() throws IOException {
    // Given
    Settings usual = Settings.onLoopback(0);
    Settings small =
        new Settings(
            usual.address(),
            usual.reach(),
            1,
            1_000_000,
            1_000,
            100_000,
            usual.batches(),
            usual.tuning());

    try (ModelServer server = ModelServer.start(Behaviour.answering(), small)) {
      // When
      ask(server, 5, "x".repeat(40_000));

      // Then
      assertThat(server.requests()).extracting(Received::path).containsExactly("/4", "/5");
    }
  }

  @Test
  void shouldKeepNothingWhenToldSo() throws IOException {
    // Given
    Settings usual = Settings.onLoopback(0);
    Settings none =
        new Settings(
            usual.address(), usual.reach(), 1, 1_000_000, 0, 0, usual.batches(), usual.tuning());

    try (ModelServer server = ModelServer.start(Behaviour.answering(), none)) {
      // When
      ask(server, 2, "");

      // Then
      assertThat(server.requests()).isEmpty();
    }
  }

  private static void ask(ModelServer server, int times, String body) throws IOException {
    for (int i = 1; i <= times; i++) {
      int status = Caller.send(Caller.post(server.rootUrl() + "/" + i, body)).statusCode();
      assertThat(status).isEqualTo(404);
    }
  }
}
