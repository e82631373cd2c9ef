package dev.attune.generation.choose;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Ways to begin a text, so that a second call about the same request writes something else. They
 * stand at the end of the prompt, behind all that a provider can cache. Immutable.
 */
final class Openings {

  private final List<Opening> all;

  /**
   * @param name for provenance
   * @param instruction one sentence for the model
   */
  record Opening(String name, String instruction) {

    /** The same request, for so many texts that begin in this way. */
    GenerationRequest applied(GenerationRequest request, int candidates) {
      Prompt plain = request.getPrompt();
      Prompt varied =
          new Prompt(
              plain.getPromptId(),
              plain.getPromptHash(),
              plain.getSystem(),
              plain.getUser() + "\n\n" + instruction);
      return GenerationRequest.newBuilder(request)
          .setPrompt(varied)
          .setCandidates(candidates)
          .build();
    }
  }

  private Openings(List<Opening> all) {
    this.all = List.copyOf(all);
  }

  static Openings standard() {
    try (InputStream file = Openings.class.getResourceAsStream("openings.txt")) {
      byte[] bytes = Objects.requireNonNull(file, "openings.txt").readAllBytes();
      return new Openings(
          new String(bytes, StandardCharsets.UTF_8).lines().map(Openings::opening).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Opening opening(String line) {
    int colon = line.indexOf(':');
    return new Opening(line.substring(0, colon), line.substring(colon + 1).strip());
  }

  /** The opening of a further round, counted from 1. */
  Opening of(int round) {
    return all.get((round - 1) % all.size());
  }
}
