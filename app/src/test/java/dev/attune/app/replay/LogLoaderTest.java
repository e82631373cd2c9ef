package dev.attune.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.schemas.topic.Topics;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class LogLoaderTest {

  @Test
  void shouldKeepAllRecordsOfAllTopicsWhenSomeAreCompactedElsewhere() {
    // Given
    Topics topics = new Topics("", 12);
    assertThat(topics.offers().configs().get("cleanup.policy")).contains("compact");

    // When
    List<NewTopic> created = topics.all().stream().map(LogLoader::kept).toList();

    // Then
    assertThat(created)
        .allSatisfy(topic ->
            assertThat(topic.configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1"));
  }
}
