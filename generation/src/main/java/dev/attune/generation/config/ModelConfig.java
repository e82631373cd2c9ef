package dev.attune.generation.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.budget.price.Tariff;
import dev.attune.generation.chat.ChatSettings;
import dev.attune.generation.chat.StructuredOutput;
import dev.attune.generation.chat.UserAlias;
import dev.attune.generation.local.LlamaSettings;
import dev.attune.generation.local.LlamaSettings.Grammar;
import dev.attune.schemas.seal.Pseudonyms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** How one model is reached and what it bears. Complete and checked once constructed. */
public final class ModelConfig extends AbstractConfig {

  static final String PROVIDER = "provider";
  static final String NAME = "name";
  static final String BASE_URL = "base.url";
  static final String API_KEY = "api.key";
  static final String USER = "user";
  static final String TEMPERATURE = "temperature";
  static final String STRUCTURED_OUTPUT = "structured.output";
  static final String CALL_TIMEOUT = "call.timeout.ms";
  static final String FILE = "file";
  static final String CONTEXT = "context.tokens";
  static final String REQUESTS_PER_MINUTE = "requests.per.minute";
  static final String TOKENS_PER_MINUTE = "tokens.per.minute";
  static final String MIN_CONCURRENCY = "concurrency.min";
  static final String MAX_CONCURRENCY = "concurrency.max";
  static final String PATIENCE = "patience.ms";
  static final String MONEY_RESET = "money.reset.ms";
  static final String PRICE = "price";

  private final String label;
  private final String prefix;
  private final Map<String, String> environment;

  /**
   * @param label what the deployment calls it
   * @param prefix of its keys, with the dot
   */
  ModelConfig(
      String label, String prefix, Map<String, ?> properties, Map<String, String> environment) {
    super(definition(prefix), properties, false);
    this.label = label;
    this.prefix = prefix;
    this.environment = Map.copyOf(environment);
    ConfigCheck.check(this);
  }

  /** All keys of a model, each after the prefix. */
  static ConfigDef definition(String prefix) {
    return limits(prefix, calls(prefix, provider(prefix, new ConfigDef())));
  }

  private static ConfigDef provider(String prefix, ConfigDef definition) {
    return definition
        .define(
            prefix + PROVIDER,
            ConfigDef.Type.STRING,
            "offline",
            oneOf(ModelProvider.keys()),
            HIGH,
            "Who writes.")
        .define(
            prefix + NAME,
            ConfigDef.Type.STRING,
            null,
            HIGH,
            "The provider's name of the model; some have a default.")
        .define(
            prefix + BASE_URL,
            ConfigDef.Type.STRING,
            null,
            HIGH,
            "Where the provider's API begins, such as http://127.0.0.1:11434/v1; needed for"
                + " openai-compatible. Ollama's own begins at http://127.0.0.1:11434.")
        .define(
            prefix + API_KEY,
            ConfigDef.Type.PASSWORD,
            null,
            HIGH,
            "The provider's key; else OPENAI_API_KEY or ANTHROPIC_API_KEY of the environment.")
        .define(
            prefix + USER,
            ConfigDef.Type.STRING,
            UserNaming.NONE.key(),
            oneOf(UserNaming.keys()),
            LOW,
            "What the provider is told of the user beside the prompt: none, or pseudonym, a keyed"
                + " hash by which it can tell who abuses it; needs privacy.keys.");
  }

  private static ConfigDef calls(String prefix, ConfigDef definition) {
    return definition
        .define(
            prefix + TEMPERATURE,
            ConfigDef.Type.DOUBLE,
            null,
            new OptionalRange(0, 2),
            MEDIUM,
            "0 to 2; the provider's default where none is given.")
        .define(
            prefix + STRUCTURED_OUTPUT,
            ConfigDef.Type.STRING,
            StructuredOutput.JSON_SCHEMA.key(),
            oneOf(StructuredOutput.keys()),
            MEDIUM,
            "How the model is made to answer in JSON; what the server does not know, it rejects.")
        .define(
            prefix + CALL_TIMEOUT,
            ConfigDef.Type.LONG,
            20_000L,
            atLeast(1),
            MEDIUM,
            "Longest model call.")
        .define(
            prefix + FILE,
            ConfigDef.Type.STRING,
            null,
            MEDIUM,
            "GGUF file; needed for llama-local.")
        .define(
            prefix + CONTEXT,
            ConfigDef.Type.INT,
            4096,
            atLeast(64),
            LOW,
            "Room for prompt and answer together; llama-local only.");
  }

  private static ConfigDef limits(String prefix, ConfigDef definition) {
    return definition
        .define(
            prefix + REQUESTS_PER_MINUTE,
            ConfigDef.Type.STRING,
            UnlimitedOr.UNLIMITED,
            new UnlimitedOr(),
            MEDIUM,
            "Calls a minute that this worker may make, or 'unlimited'.")
        .define(
            prefix + TOKENS_PER_MINUTE,
            ConfigDef.Type.STRING,
            UnlimitedOr.UNLIMITED,
            new UnlimitedOr(),
            MEDIUM,
            "Tokens a minute, read and written, that this worker may use, or 'unlimited'.")
        .define(
            prefix + MIN_CONCURRENCY,
            ConfigDef.Type.INT,
            8,
            atLeast(1),
            LOW,
            "Calls at a time that are always allowed, however slow or busy the provider is.")
        .define(
            prefix + MAX_CONCURRENCY,
            ConfigDef.Type.INT,
            1000,
            atLeast(1),
            MEDIUM,
            "Calls at a time, and connections, that are never exceeded.")
        .define(
            prefix + PATIENCE,
            ConfigDef.Type.LONG,
            500L,
            atLeast(0),
            LOW,
            "How long a request waits for this model while another one is left to ask.")
        .define(
            prefix + MONEY_RESET,
            ConfigDef.Type.LONG,
            3_600_000L,
            atLeast(1),
            LOW,
            "How long the model is left alone when its account is empty and the provider does not"
                + " say until when.")
        .define(
            prefix + PRICE,
            ConfigDef.Type.STRING,
            null,
            new OptionalPrice(),
            HIGH,
            "What it costs, where the price table does not say: INPUT/OUTPUT in USD per million"
                + " tokens, such as 0.40/1.60, or the word free. Without a price it is not called.");
  }

  private static ValidString oneOf(List<String> names) {
    return ValidString.in(names.toArray(String[]::new));
  }

  String label() {
    return label;
  }

  /** The whole key, for messages. */
  String key(String suffix) {
    return prefix + suffix;
  }

  public ModelProvider provider() {
    return ModelProvider.of(getString(prefix + PROVIDER));
  }

  /** Its own price; empty where the price table decides. */
  Optional<Tariff> tariff() {
    return Optional.ofNullable(getString(prefix + PRICE)).map(Tariff::parse);
  }

  /** Whether no call of it can cost anything. */
  boolean isFree() {
    return switch (provider()) {
      case OFFLINE, LLAMA_LOCAL -> true;
      case OPENAI, ANTHROPIC, OPENAI_COMPATIBLE, OLLAMA ->
          tariff().equals(Optional.of(Tariff.FREE));
    };
  }

  Duration callTimeout() {
    return Duration.ofMillis(getLong(prefix + CALL_TIMEOUT));
  }

  Duration patience() {
    return Duration.ofMillis(getLong(prefix + PATIENCE));
  }

  Optional<String> modelName() {
    return Optional.ofNullable(getString(prefix + NAME)).or(() -> provider().defaultModel());
  }

  Optional<String> baseUrl() {
    return Optional.ofNullable(getString(prefix + BASE_URL));
  }

  Optional<String> file() {
    return Optional.ofNullable(getString(prefix + FILE));
  }

  /** From the configuration, else from the environment. */
  Optional<String> apiKey() {
    @Nullable Password configured = getPassword(prefix + API_KEY);
    return configured != null
        ? Optional.of(configured.value())
        : provider().keyVariable().map(environment::get).filter(key -> !key.isBlank());
  }

  /**
   * How to reach the provider.
   *
   * @param pseudonyms by the deployment's keys, where it has some
   * @throws ConfigException where pseudonyms are wished for and there are no keys
   */
  ChatSettings chat(Optional<Pseudonyms> pseudonyms) {
    return new ChatSettings(
        modelName().orElseThrow(),
        baseUrl().orElse(null),
        apiKey().orElse(null),
        getDouble(prefix + TEMPERATURE),
        structuredOutput(),
        callTimeout(),
        maxConcurrency(),
        alias(pseudonyms));
  }

  private UserAlias alias(Optional<Pseudonyms> pseudonyms) {
    String wished = getString(prefix + USER);
    return switch (UserNaming.of(wished)) {
      case NONE -> UserAlias.NONE;
      case PSEUDONYM ->
          pseudonyms
              .<UserAlias>map(keyed -> keyed::forProvider)
              .orElseThrow(() ->
                  new ConfigException(
                      prefix + USER, wished, "needs the keys that 'privacy.keys' names"));
    };
  }

  LlamaSettings llama() {
    Grammar grammar = structuredOutput() == StructuredOutput.NONE ? Grammar.FREE : Grammar.OFFER;
    return new LlamaSettings(
        Path.of(file().orElseThrow()),
        getInt(prefix + CONTEXT),
        getDouble(prefix + TEMPERATURE),
        grammar);
  }

  /** A writer on this machine has nothing to fear from being called. */
  AdmissionLimits limits() {
    return switch (provider()) {
      case OFFLINE, LLAMA_LOCAL -> AdmissionLimits.none();
      case OPENAI, ANTHROPIC, OPENAI_COMPATIBLE, OLLAMA ->
          new AdmissionLimits(
              UnlimitedOr.parse(getString(prefix + REQUESTS_PER_MINUTE)),
              UnlimitedOr.parse(getString(prefix + TOKENS_PER_MINUTE)),
              Math.min(getInt(prefix + MIN_CONCURRENCY), maxConcurrency()),
              maxConcurrency(),
              true,
              Duration.ofMillis(getLong(prefix + MONEY_RESET)));
    };
  }

  private int maxConcurrency() {
    return getInt(prefix + MAX_CONCURRENCY);
  }

  private StructuredOutput structuredOutput() {
    return StructuredOutput.of(getString(prefix + STRUCTURED_OUTPUT));
  }
}
