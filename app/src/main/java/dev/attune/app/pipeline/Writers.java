package dev.attune.app.pipeline;

import dev.attune.app.error.UserException;
import dev.attune.generation.budget.UnlimitedPurse;
import dev.attune.generation.call.Backoff;
import dev.attune.generation.call.CallMeters;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.generation.config.ModelChains;
import dev.attune.generation.time.Pace;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.config.ConfigException;

/** Opens the writers that the configuration names. */
public final class Writers {
  private Writers() {}

  /**
   * The chain of writers; the caller closes it.
   *
   * @throws UserException when it cannot be opened, such as a local model without its library
   */
  public static ModelGenerator open(
      GenerationConfig config, Deadlines deadlines, MeterRegistry meters) {
    try {
      Pace pace = Pace.system();
      return new ModelGenerator(
          ModelChains.open(config, pace),
          new UnlimitedPurse(),
          deadlines,
          pace,
          Backoff.usual(),
          new CallMeters(meters));
    } catch (ConfigException e) {
      throw new UserException(e.getMessage() + ".", "Mend the model.* keys.", e);
    }
  }
}
