package dev.attune.generation.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.avro.ChoiceRule;
import dev.attune.avro.GenerationRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a model is asked, and nothing of who asks: two requests with equal ones may have the same
 * answer. Who writes is no part of it, so that a recording needs no provider to be replayed.
 *
 * @param system instructions
 * @param user what is particular to the request
 * @param maxOutputTokens most tokens the answer may have
 * @param candidates texts to choose from
 * @param choose how to choose; empty where there is no choice
 */
public record CanonicalRequest(
    String system, String user, int maxOutputTokens, int candidates, String choose) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The question that a request asks. */
  public static CanonicalRequest of(GenerationRequest request) {
    return new CanonicalRequest(
        request.getPrompt().getSystem(),
        request.getPrompt().getUser(),
        request.getMaxOutputTokens(),
        request.getCandidates(),
        request.getCandidates() == 1 ? "" : inWords(request.getChoose()));
  }

  private static String inWords(ChoiceRule rule) {
    return "score %s, novelty %s, predictor %s"
        .formatted(rule.getScore(), rule.getNovelty(), rule.getPredictor());
  }

  /** SHA-256 of its JSON form, hexadecimal. */
  public String key() {
    try {
      byte[] json = JSON.writeValueAsString(parts()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("texts and a number always have a digest", impossible);
    }
  }

  /** A request for one text has the key that it had before there was a choice. */
  private List<Object> parts() {
    return candidates == 1
        ? List.of(system, user, maxOutputTokens)
        : List.of(system, user, maxOutputTokens, candidates, choose);
  }

  /** Its lines, for a comparison by eye. */
  public List<String> lines() {
    return Stream.of(
            Stream.of("[at most " + maxOutputTokens + " tokens]"),
            candidates == 1
                ? Stream.<String>empty()
                : Stream.of("[the best of " + candidates + " by " + choose + "]"),
            Stream.of("[system]"),
            system.lines(),
            Stream.of("[user]"),
            user.lines())
        .flatMap(each -> each)
        .toList();
  }
}
