package dev.attune.app.support;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the {@link KafkaUnderTest} it asks for as a parameter: one for the whole JVM,
 * started when first asked for. It is embedded, or with {@code -Dattune.it.broker=testcontainers}
 * the official image in Docker.
 */
public final class KafkaExtension implements ParameterResolver, ExecutionCondition {
  private static final String SWITCH = "attune.it.broker";
  private static final String EMBEDDED = "embedded";
  private static final String CONTAINERS = "testcontainers";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return kind().equals(CONTAINERS) && !ContainerKafka.isPossible()
        ? ConditionEvaluationResult.disabled(
            "-D" + SWITCH + "=" + CONTAINERS + " needs a Docker engine, and none answers")
        : ConditionEvaluationResult.enabled("Kafka is " + kind());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KafkaUnderTest.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The root store closes what it holds after the last test.
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(KafkaUnderTest.class, key -> start(), KafkaUnderTest.class);
  }

  private static KafkaUnderTest start() {
    return switch (kind()) {
      case EMBEDDED -> EmbeddedKafka.start();
      case CONTAINERS -> ContainerKafka.start();
      default ->
          throw new IllegalArgumentException(
              SWITCH + " is '" + kind() + "', must be embedded or testcontainers");
    };
  }

  private static String kind() {
    return System.getProperty(SWITCH, EMBEDDED);
  }
}
