package dev.attune.generation.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import dev.attune.generation.batch.BatchLimits;
import dev.attune.generation.batch.provider.AnthropicBatches;
import dev.attune.generation.batch.provider.BatchProvider;
import dev.attune.generation.batch.provider.OpenAiBatches;
import dev.attune.generation.budget.BudgetConfig;
import dev.attune.generation.budget.price.Tariff;
import dev.attune.generation.budget.price.Tariffs;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.chat.BatchedChat;
import dev.attune.generation.worker.WorkerLimits;
import dev.attune.schemas.seal.Pseudonyms;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** How the generation worker is set up. Complete and checked once constructed. */
public final class GenerationConfig extends AbstractConfig {

  public static final String MODELS = "models";
  public static final String PROVIDER = "model.provider";
  public static final String BASE_URL = "model.base.url";
  public static final String MAX_IN_FLIGHT = "worker.max.in.flight";
  public static final String COMMIT_INTERVAL = "worker.commit.interval.ms";
  public static final String STOP_TIMEOUT = "worker.stop.timeout.ms";

  private static final String ONE = "model.";
  private static final String MANY = "models.";
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]+");

  private final List<ModelConfig> models;

  /**
   * @param properties these keys; others are left to others
   * @param environment where a provider's key may be, such as {@code System.getenv()}
   * @throws ConfigException one line on the first mistake
   */
  public GenerationConfig(Map<String, ?> properties, Map<String, String> environment) {
    super(definition(), properties, false);
    List<String> labels = getList(MODELS);
    checkLabels(labels, properties.keySet());
    this.models =
        labels.isEmpty()
            ? List.of(new ModelConfig("model", ONE, properties, environment))
            : labels.stream()
                .map(label -> new ModelConfig(label, MANY + label + ".", properties, environment))
                .toList();
  }

  /**
   * All keys that can be listed, for the page of configuration. Those below {@code models.} are the
   * keys below {@code model.}, once for each model.
   */
  public static ConfigDef definition() {
    ConfigDef definition = ModelConfig.definition(ONE);
    definition.define(
        MODELS,
        ConfigDef.Type.LIST,
        List.of(),
        HIGH,
        "Names of several models, in the order in which they are asked: the next one where one"
            + " fails. Each has the keys of 'model', below models.NAME instead.");
    return BatchKeys.define(BudgetConfig.define(WorkerKeys.define(worker(definition))));
  }

  /** Whether this is the key of one of several models, such as {@code models.backup.provider}. */
  public static boolean isKeyOfOneModel(String key) {
    String[] parts = key.split("\\.", 3);
    return parts.length == 3
        && (parts[0] + ".").equals(MANY)
        && LABEL.matcher(parts[1]).matches()
        && ModelConfig.definition("").names().contains(parts[2]);
  }

  private static ConfigDef worker(ConfigDef definition) {
    return definition
        .define(
            MAX_IN_FLIGHT,
            ConfigDef.Type.INT,
            1000,
            atLeast(1),
            MEDIUM,
            "Requests polled and not yet answered above which no more are fetched.")
        .define(
            COMMIT_INTERVAL,
            ConfigDef.Type.LONG,
            100L,
            atLeast(0),
            LOW,
            "Longest time between an answer and the commit of its request.")
        .define(
            STOP_TIMEOUT,
            ConfigDef.Type.LONG,
            10_000L,
            atLeast(0),
            LOW,
            "How long running calls may go on after a stop was asked for.");
  }

  private static void checkLabels(List<String> labels, Set<String> keys) {
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw new ConfigException(MODELS, labels, "a name is of a-z, 0-9, _ and -");
      }
    }
    if (new HashSet<>(labels).size() < labels.size()) {
      throw new ConfigException(MODELS, labels, "names a model twice: name each once");
    }
    for (String key : keys) {
      if (key.startsWith(MANY) && !labels.contains(key.split("\\.", 3)[1])) {
        throw new ConfigException(key + " is of a model that " + MODELS + " does not name: add it");
      }
    }
  }

  /** In the order in which they are asked; at least one. */
  public List<ModelConfig> models() {
    return models;
  }

  /** Who is asked first. */
  public ModelProvider provider() {
    return models.getFirst().provider();
  }

  /**
   * Who takes batches, to be closed by the caller; empty where nobody does.
   *
   * @param pseudonyms of users, for providers that are told them
   */
  public Optional<BatchProvider> batchProvider(Optional<Pseudonyms> pseudonyms) {
    ModelConfig first = models.getFirst();
    if (!getBoolean(BatchKeys.ENABLED)) {
      return Optional.empty();
    }
    return switch (first.provider()) {
      case OPENAI -> Optional.of(new OpenAiBatches(BatchedChat.openAi(first.chat(pseudonyms))));
      case ANTHROPIC ->
          Optional.of(new AnthropicBatches(BatchedChat.anthropic(first.chat(pseudonyms))));
      case OFFLINE, OPENAI_COMPATIBLE, OLLAMA, LLAMA_LOCAL -> Optional.empty();
    };
  }

  /** What bounds batches. */
  public BatchLimits batchLimits() {
    return BatchKeys.limits(this);
  }

  /** Prices, and the money a worker may hold. */
  public BudgetConfig budget() {
    Map<String, Tariff> prices = new HashMap<>();
    for (ModelConfig model : models) {
      String name = model.modelName().orElse("");
      model.tariff().ifPresent(own -> prices.put(Tariffs.key(model.provider().key(), name), own));
    }
    return new BudgetConfig(originals(), prices);
  }

  /** Whether no call can cost anything, so that nobody has to hold money. */
  public boolean isFree() {
    return models.stream().allMatch(ModelConfig::isFree);
  }

  /**
   * What bounds the worker.
   *
   * @param deadlines until when an answer is of use
   */
  public WorkerLimits workerLimits(Deadlines deadlines) {
    return new WorkerLimits(
        getInt(MAX_IN_FLIGHT),
        getLong(WorkerKeys.MAX_BYTES),
        Duration.ofMillis(getLong(COMMIT_INTERVAL)),
        Duration.ofMillis(getLong(STOP_TIMEOUT)),
        Duration.ofMillis(getLong(WorkerKeys.WITHDRAWALS)),
        WorkerKeys.lanes(this, deadlines));
  }
}
