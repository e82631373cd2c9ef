package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.avro.BudgetAction;
import dev.attune.avro.BudgetAnswer;
import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetRequest;
import dev.attune.topology.ledger.AnswerTiming;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetTopologyTest {

  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn}
      budgets:
        zone: Europe/Vienna
        tenant: {per-day: 10, per-month: unlimited}
        scenarios:
          welcome: {per-day: 1.50, per-month: 20}
      scenarios:
        welcome: {trigger: first-visit, channel: email}
      """;

  @TempDir Path stateFolder;
  private TopologyRig rig;

  @BeforeEach
  void setUp() {
    rig = new TopologyRig(stateFolder, AnswerTiming.ON_ARRIVAL, PLAYBOOK);
  }

  @AfterEach
  void tearDown() {
    rig.close();
  }

  @Test
  void shouldLendEachScopeItsOwnMoneyWhenWorkersAsk() {
    // When
    ask("tenant", "a", 1, BudgetAction.LEASE, "8", "8");
    ask("scenario/welcome", "a", 1, BudgetAction.LEASE, "8", "1");
    ask("scenario/welcome", "b", 1, BudgetAction.LEASE, "8", "1");

    // Then
    assertThat(rig.newGrants())
        .extracting(BudgetGrant::getScope, BudgetGrant::getAnswer, BudgetGrant::getRule)
        .containsExactly(
            tuple("tenant", BudgetAnswer.GRANTED, null),
            tuple("scenario/welcome", BudgetAnswer.GRANTED, null),
            tuple("scenario/welcome", BudgetAnswer.DENIED, "budgets.scenarios.welcome.per-day"));
  }

  @Test
  void shouldLendAgainWhenTheDayOfTheMessageIsAnother() {
    // Given
    ask("tenant", "a", 1, BudgetAction.LEASE, "10", "10");
    ask("tenant", "a", 1, BudgetAction.SETTLE, "10", "0");
    ask("tenant", "a", 2, BudgetAction.LEASE, "1", "1");

    // When
    rig.passUnnoticed(Duration.ofHours(13));
    ask("tenant", "a", 3, BudgetAction.LEASE, "1", "1");

    // Then
    assertThat(rig.newGrants())
        .extracting(BudgetGrant::getAnswer)
        .containsExactly(BudgetAnswer.GRANTED, BudgetAnswer.DENIED, BudgetAnswer.GRANTED);
    assertThat(rig.budgetOf("tenant").getLeases()).hasSize(1);
  }

  @Test
  void shouldDropAMessageWhenItsKeyIsNotItsScope() {
    // When
    BudgetRequest request = request("tenant", "a", 1, BudgetAction.LEASE, "1", "1");
    rig.pipe(rig.topics().budgetRequests(), "scenario/welcome", request);

    // Then
    assertThat(rig.newGrants()).isEmpty();
    assertThat(rig.budgetOf("tenant")).isNull();
  }

  private void ask(
      String scope, String worker, long number, BudgetAction action, String amount, String least) {
    rig.pipe(
        rig.topics().budgetRequests(),
        scope,
        request(scope, worker, number, action, amount, least));
  }

  private static BudgetRequest request(
      String scope, String worker, long number, BudgetAction action, String amount, String least) {
    return new BudgetRequest(worker, number, scope, action, usd(amount), usd(least));
  }

  private static BigDecimal usd(String amount) {
    return new BigDecimal(amount).setScale(8);
  }
}
