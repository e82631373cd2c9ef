package dev.attune.app.admin;

import dev.attune.app.config.AdminConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.net.URI;
import java.util.Map;

/**
 * The meters of a process: shown to Prometheus, sent over OTLP where an address is set, the JVM's
 * own among them. All have the tag {@code role}.
 */
public final class Metrics implements AutoCloseable {

  private static final Map<String, String> OTLP_DEFAULTS =
      Map.of("otlp.resourceAttributes", "service.name=attune");

  private final CompositeMeterRegistry all = new CompositeMeterRegistry();
  private final PrometheusMeterRegistry shown =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  private Metrics() {
    all.add(shown);
  }

  /**
   * Begins to measure.
   *
   * @param role of this process: server, topology or generation
   */
  public static Metrics open(AdminConfig config, String role) {
    Metrics metrics = new Metrics();
    config.otlpUrl().ifPresent(metrics::send);
    metrics.all.config().commonTags(Tags.of("role", role));
    metrics.bindJvm();
    return metrics;
  }

  private void send(URI url) {
    OtlpConfig config = key -> key.equals("otlp.url") ? url.toString() : OTLP_DEFAULTS.get(key);
    all.add(OtlpMeterRegistry.builder(config).build());
  }

  private void bindJvm() {
    new ClassLoaderMetrics().bindTo(all);
    new JvmMemoryMetrics().bindTo(all);
    collections.bindTo(all);
    new JvmThreadMetrics().bindTo(all);
    new ProcessorMetrics().bindTo(all);
    new FileDescriptorMetrics().bindTo(all);
    new UptimeMetrics().bindTo(all);
  }

  /** Where meters are made. */
  public MeterRegistry registry() {
    return all;
  }

  /** All of them, in Prometheus' text format 0.0.4. */
  public String scrape() {
    return shown.scrape();
  }

  @Override
  public void close() {
    collections.close();
    all.close();
    shown.close();
  }
}
