package dev.attune.generation.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import dev.attune.generation.chat.ChatSettings;
import dev.attune.generation.chat.StructuredOutput;
import dev.attune.generation.local.LlamaSettings;
import dev.attune.generation.local.LlamaSettings.Grammar;
import dev.attune.generation.worker.WorkerLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** How the generation worker is set up. Complete and checked once constructed. */
public final class GenerationConfig extends AbstractConfig {

  public static final String PROVIDER = "model.provider";
  public static final String NAME = "model.name";
  public static final String BASE_URL = "model.base.url";
  public static final String API_KEY = "model.api.key";
  public static final String TEMPERATURE = "model.temperature";
  public static final String STRUCTURED_OUTPUT = "model.structured.output";
  public static final String CALL_TIMEOUT = "model.call.timeout.ms";
  public static final String FILE = "model.file";
  public static final String CONTEXT = "model.context.tokens";
  public static final String MAX_IN_FLIGHT = "worker.max.in.flight";
  public static final String COMMIT_INTERVAL = "worker.commit.interval.ms";
  public static final String STOP_TIMEOUT = "worker.stop.timeout.ms";

  private final Map<String, String> environment;

  /**
   * @param properties these keys; others are left to others
   * @param environment where a provider's key may be, such as {@code System.getenv()}
   * @throws org.apache.kafka.common.config.ConfigException one line on the first mistake
   */
  public GenerationConfig(Map<String, ?> properties, Map<String, String> environment) {
    super(definition(), properties, false);
    this.environment = Map.copyOf(environment);
    ConfigCheck.check(this);
  }

  /** All keys, for the page of configuration. */
  public static ConfigDef definition() {
    return worker(calls(provider(new ConfigDef())));
  }

  private static ConfigDef provider(ConfigDef definition) {
    return definition
        .define(
            PROVIDER,
            ConfigDef.Type.STRING,
            "offline",
            oneOf(ModelProvider.keys()),
            HIGH,
            "Who writes.")
        .define(
            NAME,
            ConfigDef.Type.STRING,
            null,
            HIGH,
            "The provider's name of the model; some have a default.")
        .define(
            BASE_URL,
            ConfigDef.Type.STRING,
            null,
            HIGH,
            "Where the provider's API begins, such as http://127.0.0.1:11434/v1; needed for"
                + " openai-compatible.")
        .define(
            API_KEY,
            ConfigDef.Type.PASSWORD,
            null,
            HIGH,
            "The provider's key; else OPENAI_API_KEY or ANTHROPIC_API_KEY of the environment.");
  }

  private static ConfigDef calls(ConfigDef definition) {
    return definition
        .define(
            TEMPERATURE,
            ConfigDef.Type.DOUBLE,
            null,
            new OptionalRange(0, 2),
            MEDIUM,
            "0 to 2; the provider's default where none is given.")
        .define(
            STRUCTURED_OUTPUT,
            ConfigDef.Type.STRING,
            StructuredOutput.JSON_SCHEMA.key(),
            oneOf(StructuredOutput.keys()),
            MEDIUM,
            "How the model is made to answer in JSON; what the server does not know, it rejects.")
        .define(
            CALL_TIMEOUT, ConfigDef.Type.LONG, 20_000L, atLeast(1), MEDIUM, "Longest model call.")
        .define(FILE, ConfigDef.Type.STRING, null, MEDIUM, "GGUF file; needed for llama-local.")
        .define(
            CONTEXT,
            ConfigDef.Type.INT,
            4096,
            atLeast(64),
            LOW,
            "Room for prompt and answer together; llama-local only.");
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
            1_000L,
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

  private static ValidString oneOf(List<String> names) {
    return ValidString.in(names.toArray(String[]::new));
  }

  public ModelProvider provider() {
    return ModelProvider.of(getString(PROVIDER));
  }

  public Duration callTimeout() {
    return Duration.ofMillis(getLong(CALL_TIMEOUT));
  }

  public WorkerLimits workerLimits() {
    return new WorkerLimits(
        getInt(MAX_IN_FLIGHT),
        Duration.ofMillis(getLong(COMMIT_INTERVAL)),
        Duration.ofMillis(getLong(STOP_TIMEOUT)));
  }

  Optional<String> modelName() {
    return Optional.ofNullable(getString(NAME)).or(() -> provider().defaultModel());
  }

  Optional<String> baseUrl() {
    return Optional.ofNullable(getString(BASE_URL));
  }

  Optional<String> file() {
    return Optional.ofNullable(getString(FILE));
  }

  /** From the configuration, else from the environment. */
  Optional<String> apiKey() {
    @Nullable Password configured = getPassword(API_KEY);
    return configured != null
        ? Optional.of(configured.value())
        : provider().keyVariable().map(environment::get).filter(key -> !key.isBlank());
  }

  ChatSettings chat() {
    return new ChatSettings(
        modelName().orElseThrow(),
        baseUrl().orElse(null),
        apiKey().orElse(null),
        getDouble(TEMPERATURE),
        structuredOutput(),
        callTimeout(),
        getInt(MAX_IN_FLIGHT));
  }

  LlamaSettings llama() {
    Grammar grammar = structuredOutput() == StructuredOutput.NONE ? Grammar.FREE : Grammar.OFFER;
    return new LlamaSettings(
        Path.of(file().orElseThrow()), getInt(CONTEXT), getDouble(TEMPERATURE), grammar);
  }

  private StructuredOutput structuredOutput() {
    return StructuredOutput.of(getString(STRUCTURED_OUTPUT));
  }
}
