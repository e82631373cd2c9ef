package dev.attune.topology.prompt.template;

import dev.attune.topology.playbook.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PromptReferenceTest {

  @Test
  void shouldBeThePageThatIsCommitted() {
    Golden.assertEquals(Path.of("..", "docs", "prompts.md"), PromptReference.page());
  }
}
