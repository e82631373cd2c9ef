package dev.attune.topology.playbook.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.topology.playbook.Golden;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Section;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlaybookReferenceTest {

  @Test
  void shouldBeThePageThatIsCommitted() {
    Golden.assertEquals(Path.of("..", "docs", "playbook.md"), PlaybookReference.page());
  }

  @ParameterizedTest
  @EnumSource(TriggerKind.class)
  void shouldAcceptItsOwnStandardsWhenAKindOfTriggerNamesThem(TriggerKind kind) {
    for (Key.Scalar<?> key : TriggerParameters.lengths(kind)) {
      assertThat(Section.standard(key)).isEqualTo(kind.durations().get(key.name()));
    }
    for (Key.Scalar<?> key : TriggerParameters.numbers(kind)) {
      assertThat(Section.standard(key)).isEqualTo(kind.numbers().get(key.name()));
    }
    assertThat(TriggerParameters.all(kind))
        .hasSize(1 + kind.durations().size() + kind.numbers().size());
  }
}
