package dev.attune.modelserver.behaviour;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a model, as a behaviour sees it.
 *
 * @param number counts all calls from 1, in the order of their arrival
 * @param at time since the server's start
 * @param dialect {@code openai}, {@code anthropic} or {@code ollama}
 * @param model the model's name, as asked for
 * @param text everything the prompt says, system and user parts joined by line breaks
 * @param path such as {@code /v1/chat/completions}
 * @param headers by name in lower case
 */
public record Call(
    long number,
    Duration at,
    String dialect,
    String model,
    String text,
    String path,
    Map<String, String> headers) {

  /** The header of that name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
