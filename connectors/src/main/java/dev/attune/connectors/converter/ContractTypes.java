package dev.attune.connectors.converter;

import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The contracts that topics carry, by their full names. */
final class ContractTypes {

  // Two topics may carry one contract.
  private static final Map<String, Class<? extends SpecificRecord>> BY_NAME =
      new Topics("")
          .all().stream()
              .<Class<? extends SpecificRecord>>map(Topic::valueType)
              .distinct()
              .collect(Collectors.toUnmodifiableMap(Class::getName, type -> type));

  private ContractTypes() {}

  /** The class of that contract; empty where the name is none of ours. */
  static Optional<Class<? extends SpecificRecord>> named(@Nullable String name) {
    return name == null ? Optional.empty() : Optional.ofNullable(BY_NAME.get(name));
  }

  /** All names, for an error. */
  static String names() {
    return BY_NAME.keySet().stream().sorted().collect(Collectors.joining(", "));
  }
}
