package dev.attune.app.pipeline;

import dev.attune.app.config.AppConfig;
import dev.attune.generation.call.CallMeters;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.offline.OfflineCopywriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Opens the writer that the configuration names. */
public final class Writers {
  private Writers() {}

  public static ModelGenerator open(AppConfig config, Deadlines deadlines, MeterRegistry meters) {
    return new ModelGenerator(
        new OfflineCopywriter(), deadlines, Duration.ofSeconds(30), new CallMeters(meters));
  }
}
