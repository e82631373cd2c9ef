package dev.attune.app.pipeline;

import dev.attune.app.error.UserException;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.call.Backoff;
import dev.attune.generation.call.CallMeters;
import dev.attune.generation.call.ChainedModel;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.generation.config.ModelChains;
import dev.attune.generation.time.Pace;
import dev.attune.schemas.seal.DataKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** Opens the writers that the configuration names. */
public final class Writers {
  private Writers() {}

  /**
   * The chain of writers; the caller closes it.
   *
   * @param purse pays for its calls; stays the caller's to close
   * @throws UserException when it cannot be opened, such as a local model without its library, or a
   *     model without a price
   */
  public static ModelGenerator open(
      GenerationConfig config, Purse purse, Deadlines deadlines, MeterRegistry meters) {
    return open(config, purse, deadlines, meters, Optional.empty());
  }

  /**
   * The same for a deployment that may have keys.
   *
   * @param keys by which pseudonyms are made, for providers that are told them
   */
  public static ModelGenerator open(
      GenerationConfig config,
      Purse purse,
      Deadlines deadlines,
      MeterRegistry meters,
      Optional<DataKeys> keys) {
    try {
      Pace pace = Pace.system();
      List<ChainedModel> chain = ModelChains.open(config, pace, keys.map(DataKeys::pseudonyms));
      Instant now = InstantSource.system().instant();
      chain.forEach(each -> config.budget().requirePrice(each.model().identity(), now));
      return new ModelGenerator(
          chain, purse, deadlines, pace, Backoff.usual(), new CallMeters(meters));
    } catch (ConfigException e) {
      throw new UserException(e.getMessage() + ".", "Mend the model.* keys.", e);
    }
  }
}
