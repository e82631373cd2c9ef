package dev.attune.topology.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Admission;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.file.PlaybookLoader;
import dev.attune.topology.prompt.template.TemplateLoader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrequencyGateTest {

  private static final String VIENNA = "Europe/Vienna";
  private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-24T22:30:00Z");

  private static final String FREE = "caps: {per-user: {limit: unlimited}, cool-down: none}";

  @Test
  void shouldCountTheUsersOwnDayWhenTheWindowIsACalendarDay() {
    // Given
    Rig rig = new Rig("caps: {per-user: {limit: 1, window: calendar-day}, cool-down: none}");
    List<Admission> before = rig.admitted("2026-11-24T22:59:00Z");

    // When
    Passage sameDay = rig.judge("mail", VIENNA, "2026-11-24T22:59:59Z", before);
    Passage nextDay = rig.judge("mail", VIENNA, "2026-11-24T23:00:00Z", before);
    Passage elsewhere = rig.judge("mail", "America/New_York", "2026-11-24T23:00:00Z", before);

    // Then
    assertThat(rule(sameDay)).isEqualTo("caps.per-user");
    assertThat(nextDay).isInstanceOf(Passage.Open.class);
    assertThat(rule(elsewhere)).isEqualTo("caps.per-user");
  }

  @Test
  void shouldLetNothingThroughWhenTheLimitIsZero() {
    assertThat(rule(new Rig("caps: {per-user: {limit: 0}}").judge("mail", NOON)))
        .isEqualTo("caps.per-user");
  }

  @Test
  void shouldNameTheFirstRuleOfTheFileWhenTwoSayNo() {
    // Given
    Rig rig =
        new Rig(
            """
            caps:
              per-user: {limit: unlimited}
              cool-down: none
              rules:
                b-first: {limit: 0, window: 1d, channel: email}
                a-second: {limit: 0, window: 1d, class: marketing}
            """);

    // When
    Passage mail = rig.judge("mail", NOON);
    Passage push = rig.judge("push", NOON);
    Passage help = rig.judge("help", NOON);

    // Then
    assertThat(rule(mail)).isEqualTo("caps.rules.b-first");
    assertThat(rule(push)).isEqualTo("caps.rules.a-second");
    assertThat(help).isInstanceOf(Passage.Open.class);
  }

  @Test
  void shouldTakeTheFirstOfTheFileWhenTwoQuietHoursOverlap() {
    // Given
    String hold = "late: {from: '22:00', to: '06:00', policy: hold}";
    String drop = "night: {from: '21:00', to: '08:00', policy: drop}";

    // When
    Passage holdFirst =
        new Rig(FREE + "\nquiet-hours:\n  " + hold + "\n  " + drop).judge("push", NIGHT);
    Passage dropFirst =
        new Rig(FREE + "\nquiet-hours:\n  " + drop + "\n  " + hold).judge("push", NIGHT);

    // Then
    assertThat(holdFirst)
        .isInstanceOfSatisfying(
            Passage.Held.class,
            held -> {
              assertThat(held.until()).isEqualTo("2026-11-25T05:00:00Z");
              assertThat(held.reason().getRule()).isEqualTo("quiet-hours.late");
            });
    assertThat(rule(dropFirst)).isEqualTo("quiet-hours.night");
  }

  @Test
  void shouldTakeTheQuieterChannelWhenThePolicySaysSo() {
    // Given
    Rig rig =
        new Rig(
            FREE
                + """

                quiet-hours:
                  night: {from: '21:00', to: '08:00', channels: [push], policy: downgrade, to-channel: email}
                """);

    // When
    Passage passage = rig.judge("push", NIGHT);

    // Then
    assertThat(passage)
        .isInstanceOfSatisfying(
            Passage.Open.class,
            open -> {
              assertThat(open.scenario().channel()).isEqualTo("email");
              assertThat(open.scenario().slot()).isEqualTo("email-main");
              assertThat(open.admissions())
                  .last()
                  .extracting(Admission::getChannel)
                  .isEqualTo("email");
            });
  }

  @Test
  void shouldPassEverythingAndCountInNothingWhenAMessageIsTransactional() {
    // Given
    Rig rig =
        new Rig(
            """
            caps: {per-user: {limit: 1}, cool-down: 2h}
            quiet-hours: {always: {from: '00:00', to: '24:00', channels: [sms], policy: drop}}
            holdout: {percent: 100}
            """);

    // When
    Passage receipt = rig.judge("receipt", NIGHT);

    // Then
    assertThat(receipt).isInstanceOf(Passage.Open.class);
    List<Admission> after = ((Passage.Open) receipt).admissions();
    assertThat(
            new Rig("caps: {per-user: {limit: 1}, cool-down: 2h}")
                .judge("mail", VIENNA, NIGHT, after))
        .isInstanceOf(Passage.Open.class);
  }

  @Test
  void shouldHoldOutTheShareOfUsersThatTheFileSays() {
    // Given
    Rig rig = new Rig(FREE + "\nholdout: {percent: 10}");

    // When
    long heldOut =
        IntStream.range(0, 10_000)
            .filter(user -> rig.judge("user-" + user) instanceof Passage.Refused)
            .count();

    // Then
    assertThat(heldOut).isBetween(900L, 1_100L);
    assertThat(rig.judge("user-1")).hasSameClassAs(rig.judge("user-1"));
  }

  @Test
  void shouldRememberALongCoolDownWhenOtherMessagesFollow() {
    // Given
    Rig rig = new Rig("caps: {per-user: {limit: 3, window: 1d}, cool-down: none}");
    List<Admission> all = rig.open("yearly", "2026-01-10T12:00:00Z", List.of());
    for (int month = 2; month <= 9; month++) {
      all = rig.open("mail", "2026-0" + month + "-10T12:00:00Z", all);
    }

    // When
    Passage again = rig.judge("yearly", VIENNA, "2026-10-10T12:00:00Z", all);

    // Then
    assertThat(rule(again)).isEqualTo("scenarios.yearly.cool-down");
    assertThat(all).hasSize(2);
  }

  private static String rule(Passage passage) {
    return passage instanceof Passage.Refused(var reason) ? reason.getRule() : passage.toString();
  }

  /** A gate with five scenarios. */
  private static final class Rig {

    private final FrequencyGate gate;
    private final Playbook playbook;

    Rig(String rules) {
      String text =
          """
          version: 1
          brand: {name: Test}
          %s
          scenarios:
            mail: {trigger: first-visit, channel: email, cool-down: none}
            push: {trigger: first-visit, channel: push, cool-down: none}
            help: {trigger: first-visit, channel: web, cool-down: none, class: service}
            receipt: {trigger: first-visit, channel: sms, class: transactional}
            yearly: {trigger: first-visit, channel: web, cool-down: 365d}
          """
              .formatted(rules);
      this.playbook =
          new PlaybookLoader(TemplateLoader.standard())
              .load("test.yml", text.getBytes(StandardCharsets.UTF_8));
      this.gate = new FrequencyGate(playbook.frequency(), playbook.scenarios());
    }

    Passage judge(String user) {
      return gate.judge(user, VIENNA, scenario("mail"), NOON, List.of());
    }

    Passage judge(String scenario, Instant now) {
      return judge(scenario, VIENNA, now, List.of());
    }

    Passage judge(String scenario, String zone, String now, List<Admission> before) {
      return judge(scenario, zone, Instant.parse(now), before);
    }

    Passage judge(String scenario, @Nullable String zone, Instant now, List<Admission> before) {
      return gate.judge("ann", zone, scenario(scenario), now, before);
    }

    List<Admission> open(String scenario, String now, List<Admission> before) {
      return ((Passage.Open) judge(scenario, VIENNA, now, before)).admissions();
    }

    List<Admission> admitted(String at) {
      return open("mail", at, List.of());
    }

    private Scenario scenario(String name) {
      return playbook.scenarios().stream()
          .filter(each -> each.name().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }
}
