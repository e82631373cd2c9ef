package dev.attune.app.pipeline;

import dev.attune.app.error.UserException;
import dev.attune.generation.call.CallMeters;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.generation.config.TextModels;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.config.ConfigException;

/** Opens the writer that the configuration names. */
public final class Writers {
  private Writers() {}

  /**
   * The writer; the caller closes it.
   *
   * @throws UserException when it cannot be opened, such as a local model without its library
   */
  public static ModelGenerator open(
      GenerationConfig config, Deadlines deadlines, MeterRegistry meters) {
    try {
      return new ModelGenerator(
          TextModels.of(config), deadlines, config.callTimeout(), new CallMeters(meters));
    } catch (ConfigException e) {
      throw new UserException(e.getMessage() + ".", "Mend the model.* keys.", e);
    }
  }
}
