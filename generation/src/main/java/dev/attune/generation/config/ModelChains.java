package dev.attune.generation.config;

import dev.attune.generation.admit.Gate;
import dev.attune.generation.call.ChainedModel;
import dev.attune.generation.time.Pace;
import dev.attune.schemas.seal.Pseudonyms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens the models that a configuration names. */
public final class ModelChains {

  private ModelChains() {}

  /**
   * The models in the order in which they are asked, to be closed by the caller. Connects to
   * nothing yet; a local model is loaded.
   *
   * @param pseudonyms of users, for providers that are told them
   */
  public static List<ChainedModel> open(
      GenerationConfig config, Pace pace, Optional<Pseudonyms> pseudonyms) {
    List<ChainedModel> chain = new ArrayList<>();
    try {
      config.models().forEach(model -> chain.add(open(model, pace, pseudonyms)));
      return chain;
    } catch (RuntimeException | LinkageError failed) {
      chain.forEach(opened -> opened.model().close());
      throw failed;
    }
  }

  private static ChainedModel open(ModelConfig config, Pace pace, Optional<Pseudonyms> pseudonyms) {
    return new ChainedModel(
        config.label(),
        TextModels.of(config, pseudonyms),
        new Gate(config.label(), config.limits(), pace),
        config.callTimeout(),
        config.patience());
  }
}
