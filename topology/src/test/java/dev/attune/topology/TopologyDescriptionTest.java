package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TopologyDescriptionTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/topology.txt");
  private static final String REFRESH = "attune.golden.refresh";

  @Test
  void shouldLookAsTheGoldenFileSays() throws IOException {
    // When
    String description = TopologyRig.topology("").describe().toString();

    // Then
    if (Boolean.getBoolean(REFRESH)) {
      Files.writeString(GOLDEN, description);
    }
    assertThat(description)
        .as("refresh with -D%s=true and look at the difference", REFRESH)
        .isEqualTo(Files.readString(GOLDEN));
  }
}
