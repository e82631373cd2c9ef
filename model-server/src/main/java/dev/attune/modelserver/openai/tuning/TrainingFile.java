package dev.attune.modelserver.openai.tuning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.modelserver.json.BadCallException;
import dev.attune.modelserver.json.Json;
import dev.attune.modelserver.openai.files.StoredFile;
import dev.attune.modelserver.text.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be learned: one chat a line, at least ten of them.
 *
 * @param problem why the job fails, or null
 */
record TrainingFile(int examples, int tokens, @Nullable String problem) {

  private static final int LEAST_EXAMPLES = 10;

  static TrainingFile read(StoredFile file) {
    int examples = 0;
    int tokens = 0;
    int number = 0;
    for (String line : new String(file.content(), StandardCharsets.UTF_8).split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Optional<JsonNode> messages = messages(line);
      if (messages.isEmpty()) {
        String problem =
            "Invalid file format. Line %d, must hold 'messages' that end with the assistant's."
                .formatted(number);
        return new TrainingFile(examples, tokens, problem);
      }
      examples++;
      for (JsonNode message : messages.get()) {
        tokens += Tokens.count(Json.content(message.path("content")));
      }
    }
    return examples < LEAST_EXAMPLES
        ? new TrainingFile(
            examples,
            tokens,
            "Training file has %d example(s), but must have at least %d examples"
                .formatted(examples, LEAST_EXAMPLES))
        : new TrainingFile(examples, tokens, null);
  }

  private static Optional<JsonNode> messages(String line) {
    try {
      JsonNode messages = Json.parse(line.getBytes(StandardCharsets.UTF_8)).path("messages");
      boolean taught =
          messages.isArray()
              && !messages.isEmpty()
              && messages.get(messages.size() - 1).path("role").asText("").equals("assistant");
      return taught ? Optional.of(messages) : Optional.empty();
    } catch (BadCallException noJson) {
      return Optional.empty();
    }
  }
}
