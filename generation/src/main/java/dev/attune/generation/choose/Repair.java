package dev.attune.generation.choose;

import dev.attune.avro.Candidate;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.Prompt;
import dev.attune.avro.Selection;
import dev.attune.text.normal.UntrustedText;
import java.util.List;
import java.util.stream.Collectors;

/** Asks for one more text and says what was wrong with those that the guards refused. Pure. */
final class Repair {

  /** Most times that a request goes back. */
  static final int MOST = 2;

  static final String NAME = "repair";

  private static final int MOST_REASONS = 5;
  private static final int LONGEST = 200;

  private Repair() {}

  /** The same request for one text, with the reasons at the end, where no cached beginning ends. */
  static GenerationRequest of(GenerationRequest request, Selection refused) {
    Prompt plain = request.getPrompt();
    Prompt asked =
        new Prompt(
            plain.getPromptId(),
            plain.getPromptHash(),
            plain.getSystem(),
            plain.getUser() + "\n\n" + instruction(reasons(refused)));
    return GenerationRequest.newBuilder(request).setPrompt(asked).setCandidates(1).build();
  }

  private static String instruction(List<String> reasons) {
    return "An earlier text for this was refused. Write another one without these faults:\n<<<\n"
        + reasons.stream().map(reason -> "- " + reason).collect(Collectors.joining("\n"))
        + "\n>>>";
  }

  /** Of the newest text that is no copy. */
  private static List<String> reasons(Selection refused) {
    return refused.getCandidates().reversed().stream()
        .filter(candidate -> candidate.getCopyOf() < 0)
        .findFirst()
        .map(Candidate::getGuards)
        .orElse(List.of())
        .stream()
        .filter(result -> result.getVerdict() != GuardVerdict.PASS)
        .limit(MOST_REASONS)
        .map(Repair::reason)
        .toList();
  }

  /** Reasons quote what the model wrote, and that may be what somebody told it to write. */
  private static String reason(GuardResult result) {
    return UntrustedText.clean(result.getGuard() + ": " + result.getDetail(), LONGEST);
  }
}
