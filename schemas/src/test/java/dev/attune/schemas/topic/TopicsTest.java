package dev.attune.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.avro.ClickEvent;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private final Topics topics = new Topics("");

  @Test
  void shouldKeepEachOrdinalForEver() {
    // Profiles hold these numbers: append to this list, never change it.
    assertThat(topics.all())
        .extracting(Topic::name)
        .containsExactly(
            "clickstream",
            "purchases",
            "messages",
            "outcomes",
            "consents",
            "erasures",
            "catalog",
            "arms",
            "generation-requests",
            "generation-responses",
            "offers",
            "decisions",
            "dead-letters",
            "budget-requests",
            "budget-grants",
            "keys",
            "erasure-acknowledgements",
            "batch-requests",
            "batches",
            "identities",
            "rewards");
  }

  @Test
  void shouldFindATopicByNameAndNumberWhenItIsOurs() {
    // Given
    Topics tenant = new Topics("acme");

    // When
    int ordinal = tenant.ordinalOf("acme.offers").orElseThrow();

    // Then
    assertThat(ordinal).isEqualTo(10);
    assertThat(tenant.byOrdinal(ordinal)).contains(tenant.offers());
    assertThat(tenant.ordinalOf("offers")).isEmpty();
    assertThat(tenant.byOrdinal(21)).isEmpty();
    assertThat(tenant.byOrdinal(-1)).isEmpty();
  }

  @Test
  void shouldHaveOneNumberOfPartitionsWhenTopicsAreKeyedByUser() {
    // When
    Topics four = new Topics("acme", 4);

    // Then
    assertThat(four.all())
        .filteredOn(topic -> topic.key().equals("user id"))
        .hasSize(14)
        .allMatch(topic -> topic.partitions() == 4);
    assertThat(four.catalog().partitions()).isEqualTo(1);
    assertThat(four.arms().partitions()).isEqualTo(1);
  }

  @Test
  void shouldAskForRetentionWhenRecordsAreDeleted() {
    // When
    NewTopic created = topics.clickstream().newTopic((short) 3);

    // Then
    assertThat(created.numPartitions()).isEqualTo(12);
    assertThat(created.replicationFactor()).isEqualTo((short) 3);
    assertThat(created.configs())
        .isEqualTo(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                "2592000000"));
  }

  @Test
  void shouldKeepHistoryWhenATopicIsCompacted() {
    // When
    NewTopic created = topics.catalog().newTopic();

    // Then
    assertThat(created.configs())
        .isEqualTo(
            Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                "31536000000"));
  }

  @Test
  void shouldRefuseWhenThereWouldBeNoPartition() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Topics("", 0))
        .withMessageContaining("clickstream");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Topic<>(
                "x",
                "key",
                ClickEvent.class,
                1,
                CleanupPolicy.DELETE,
                Duration.ZERO,
                Secrecy.OPEN,
                "doc"));
  }
}
