package dev.attune.generation.choose;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.avro.Prompt;
import dev.attune.text.normal.UntrustedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has a model judge a text that all guards let pass. It may refuse, and nothing that it says lets a
 * text through that a guard refused. It answers in the form of a text, so that it is called, paid
 * and read as writers are. Immutable.
 */
final class ModelJudge {

  /** As what its verdict stands beside those of guards. */
  static final String NAME = "judge";

  static final GuardResult NO_TIME =
      new GuardResult(NAME, GuardVerdict.NOT_VERIFIED, "there was no time for the judge");

  private static final int LONGEST_LINE = 1_000;
  private static final int LONGEST_REASON = 160;

  private final String instructions;

  private ModelJudge(String instructions) {
    this.instructions = instructions;
  }

  static ModelJudge standard() {
    try (InputStream file = ModelJudge.class.getResourceAsStream("judge.txt")) {
      byte[] bytes = Objects.requireNonNull(file, "judge.txt").readAllBytes();
      return new ModelJudge(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The question, about what the writer was given and the text. */
  GenerationRequest question(GenerationRequest request, OfferText text) {
    Prompt asked = request.getPrompt();
    String lines =
        Stream.of(text.getHeadline(), text.getBody(), text.getCallToAction())
            .map(line -> UntrustedText.clean(line, LONGEST_LINE))
            .collect(Collectors.joining("\n"));
    String user = asked.getUser() + "\n\nThe text:\n<<<\n" + lines + "\n>>>";
    return GenerationRequest.newBuilder(request)
        .setPrompt(new Prompt(asked.getPromptId(), asked.getPromptHash(), instructions, user))
        .setCandidates(1)
        .build();
  }

  /** What came back: whatever is neither "pass" nor "fail" verifies nothing. */
  GuardResult verdict(Round round) {
    if (round.texts().isEmpty()) {
      return new GuardResult(NAME, GuardVerdict.NOT_VERIFIED, "the judge did not answer");
    }
    OfferText answer = round.texts().getFirst().text();
    return switch (answer.getHeadline().strip().toLowerCase(Locale.ROOT)) {
      case "pass" -> new GuardResult(NAME, GuardVerdict.PASS, null);
      case "fail" ->
          new GuardResult(
              NAME, GuardVerdict.FAIL, UntrustedText.clean(answer.getBody(), LONGEST_REASON));
      default -> new GuardResult(NAME, GuardVerdict.NOT_VERIFIED, "the judge gave no verdict");
    };
  }
}
