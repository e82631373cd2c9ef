package dev.attune.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.finding.Finding;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicCheckTest {
  private static final Topic<?> OFFERS = new Topics("shop", 4).offers();

  @Test
  void shouldFindAllWellWhenTheTopicIsAsWanted() {
    // When
    List<Finding> findings = TopicCheck.compare(OFFERS, actual(4, OFFERS.configs()));

    // Then
    assertThat(findings).containsExactly(Finding.ok("shop.offers", "4 partitions"));
  }

  @Test
  void shouldNameEachDifferenceAndItsRemedyWhenThereAreSeveral() {
    // Given
    Map<String, String> configs = new HashMap<>(OFFERS.configs());
    configs.put("cleanup.policy", "compact");

    // When
    List<Finding> findings = TopicCheck.compare(OFFERS, actual(1, configs));

    // Then
    assertThat(findings)
        .extracting(Finding::detail)
        .containsExactly(
            "has 1 partitions, should have 4",
            "cleanup.policy is compact, should be compact,delete");
    assertThat(findings.getLast().remedy())
        .isEqualTo(
            "kafka-configs --alter --entity-type topics --entity-name shop.offers"
                + " --add-config cleanup.policy=compact,delete");
  }

  private static Optional<ActualTopic> actual(int partitions, Map<String, String> configs) {
    return Optional.of(new ActualTopic(partitions, configs));
  }
}
