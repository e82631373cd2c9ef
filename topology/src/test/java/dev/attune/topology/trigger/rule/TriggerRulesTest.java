package dev.attune.topology.trigger.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.TriggerSpec;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriggerRulesTest {

  @ParameterizedTest
  @EnumSource(TriggerKind.class)
  void shouldMakeARuleOfEachKindWhenItHasItsDefaults(TriggerKind kind) {
    // Given
    TriggerSpec spec = new TriggerSpec(kind, kind.durations(), kind.numbers());

    // When, Then
    assertThat(TriggerRules.of(spec)).isNotNull();
  }

  @Test
  void shouldNameKindAndParameterWhenAValueCannotWork() {
    // Given
    TriggerSpec atOnce =
        new TriggerSpec(TriggerKind.DORMANT, Map.of("after", Duration.ZERO), Map.of());
    TriggerSpec always = new TriggerSpec(TriggerKind.LOYALTY_STEP, Map.of(), Map.of("orders", 1.0));
    TriggerSpec half =
        new TriggerSpec(
            TriggerKind.REPEATED_VIEW, Map.of("within", Duration.ofDays(1)), Map.of("times", 2.5));
    TriggerSpec missing = new TriggerSpec(TriggerKind.MOOD_DROP, Map.of(), Map.of());

    // When, Then
    assertThatThrownBy(() -> TriggerRules.of(atOnce))
        .hasMessage("dormant: after must be a length of time from 1 second to 3650 days, is PT0S");
    assertThatThrownBy(() -> TriggerRules.of(always)).hasMessageContaining("at least 2");
    assertThatThrownBy(() -> TriggerRules.of(half))
        .hasMessage("repeated-view: times must be a whole number from 2 to 9, is 2.5");
    assertThatThrownBy(() -> TriggerRules.of(missing)).hasMessageContaining("is null");
  }
}
