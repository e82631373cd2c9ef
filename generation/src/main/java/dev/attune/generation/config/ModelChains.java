package dev.attune.generation.config;

import dev.attune.generation.admit.Gate;
import dev.attune.generation.call.ChainedModel;
import dev.attune.generation.time.Pace;
import java.util.ArrayList;
import java.util.List;

/** Opens the models that a configuration names. */
public final class ModelChains {

  private ModelChains() {}

  /**
   * The models in the order in which they are asked, to be closed by the caller. Connects to
   * nothing yet; a local model is loaded.
   */
  public static List<ChainedModel> open(GenerationConfig config, Pace pace) {
    List<ChainedModel> chain = new ArrayList<>();
    try {
      config.models().forEach(model -> chain.add(open(model, pace)));
      return chain;
    } catch (RuntimeException | LinkageError failed) {
      chain.forEach(opened -> opened.model().close());
      throw failed;
    }
  }

  private static ChainedModel open(ModelConfig config, Pace pace) {
    return new ChainedModel(
        config.label(),
        TextModels.of(config),
        new Gate(config.label(), config.limits(), pace),
        config.callTimeout(),
        config.patience());
  }
}
