package dev.attune.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.BudgetAction;
import dev.attune.avro.BudgetAnswer;
import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetPeriod;
import dev.attune.avro.BudgetRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BudgetBookTest {

  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final Instant NOON = Instant.parse("2026-03-10T11:00:00Z");

  private final BudgetPlan plan = plan("10", "200");
  private BudgetBook book = BudgetBook.of(Scopes.TENANT, null);

  @Test
  void shouldLendAQuarterOfWhatIsLeftWhenMoreIsWished() {
    // When
    BudgetGrant first = granted(lease("a", 1, "8", "0.01"), NOON);
    BudgetGrant second = granted(lease("b", 1, "8", "0.01"), NOON);

    // Then
    assertThat(first.getAmountUsd()).isEqualByComparingTo("2.5");
    assertThat(second.getAmountUsd()).isEqualByComparingTo("1.875");
    assertThat(first.getUntil()).isEqualTo(NOON.plus(BudgetBook.LEASE));
  }

  @Test
  void shouldGiveBackTheRestWhenALeaseIsSettled() {
    // Given
    granted(lease("a", 1, "10", "10"), NOON);
    assertThat(granted(lease("b", 1, "1", "1"), NOON).getAnswer()).isEqualTo(BudgetAnswer.DENIED);

    // When
    turn(settle("a", 1, "4"), NOON.plusSeconds(1));

    // Then
    BudgetGrant grant = granted(lease("b", 2, "6", "6"), NOON.plusSeconds(2));
    assertThat(grant.getAmountUsd()).isEqualByComparingTo("6");
    assertThat(book.lent()).isEqualByComparingTo("6");
  }

  @Test
  void shouldNameTheBudgetAndItsEndWhenNothingIsLeft() {
    // Given
    granted(lease("a", 1, "10", "10"), NOON);

    // When
    BudgetGrant grant = granted(lease("b", 1, "1", "0.5"), NOON);

    // Then
    assertThat(grant.getAnswer()).isEqualTo(BudgetAnswer.DENIED);
    assertThat(grant.getRule()).isEqualTo("budgets.tenant.per-day");
    assertThat(grant.getUntil()).isEqualTo(Instant.parse("2026-03-10T23:00:00Z"));
    assertThat(grant.getDetail())
        .isEqualTo("0.00000000 USD are left of this day's money, a call may need 0.50000000");
  }

  @Test
  void shouldLendNothingWhenThePlaybookNamesNoBudget() {
    // When
    BudgetGrant grant =
        Objects.requireNonNull(book.book(lease("a", 1, "1", "0.5"), NOON, BudgetPlan.NONE).grant());

    // Then
    assertThat(grant.getAnswer()).isEqualTo(BudgetAnswer.DENIED);
    assertThat(grant.getRule()).isEqualTo("budgets.tenant");
    assertThat(grant.getDetail()).contains("names no budget").contains("unlimited");
  }

  @Test
  void shouldLendAllThatIsWishedWhenTheWordIsUnlimited() {
    // Given
    BudgetPlan unlimited =
        new BudgetPlan(VIENNA, new BudgetPlan.Limits(Limit.UNLIMITED, Limit.UNLIMITED), Map.of());

    // When
    BudgetGrant grant =
        Objects.requireNonNull(book.book(lease("a", 1, "5000", "1"), NOON, unlimited).grant());

    // Then
    assertThat(grant.getAmountUsd()).isEqualByComparingTo("5000");
  }

  @Test
  void shouldAnswerTheSameAndLendOnceWhenAWishIsRepeated() {
    // Given
    BudgetGrant first = granted(lease("a", 1, "4", "4"), NOON);

    // When
    BudgetGrant again = granted(lease("a", 1, "4", "4"), NOON.plusSeconds(9));

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(book.lent()).isEqualByComparingTo("4");
  }

  @Test
  void shouldSayNothingWhenAWishIsRepeatedAfterItsLeaseWasSettled() {
    // Given
    granted(lease("a", 1, "4", "4"), NOON);
    turn(settle("a", 1, "3"), NOON);

    // When
    BudgetBook.Turn wish = turn(lease("a", 1, "4", "4"), NOON);
    BudgetBook.Turn end = turn(settle("a", 1, "3"), NOON);

    // Then
    assertThat(wish.grant()).isNull();
    assertThat(end.grant()).isNull();
    assertThat(spent(BudgetPeriod.DAY, NOON)).isEqualByComparingTo("3");
    assertThat(book.lent()).isZero();
  }

  @Test
  void shouldCountALeaseAsSpentWhenItsWorkerIsNeverHeardOfAgain() {
    // Given
    granted(lease("crashed", 1, "10", "10"), NOON);

    // When
    BudgetGrant sameDay = granted(lease("b", 1, "1", "1"), NOON.plus(Duration.ofHours(11)));
    granted(lease("b", 2, "1", "1"), NOON.plus(Duration.ofDays(3)));

    // Then
    assertThat(sameDay.getAnswer()).isEqualTo(BudgetAnswer.DENIED);
    assertThat(book.state().getLeases()).hasSize(1);
    assertThat(spent(BudgetPeriod.MONTH, NOON)).isEqualByComparingTo("10");
  }

  @Test
  void shouldEndALeaseWithItsDayWhenTheClockGoesForward() {
    // Given: clocks in Vienna go from two to three o'clock on 29 March 2026.
    Instant late = Instant.parse("2026-03-29T21:58:00Z");

    // When
    BudgetGrant before = granted(lease("a", 1, "10", "10"), late);
    BudgetGrant after = granted(lease("b", 1, "10", "10"), late.plus(Duration.ofMinutes(2)));

    // Then
    assertThat(before.getUntil()).isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    assertThat(after.getAnswer()).isEqualTo(BudgetAnswer.GRANTED);
  }

  @Test
  void shouldHoldTheMonthWhenEveryDayHasMoneyOfItsOwn() {
    // Given
    BudgetPlan month = plan("10", "25");

    // When
    BigDecimal lent = Usd.ZERO;
    for (int day = 0; day < 7; day++) {
      Instant at = NOON.plus(Duration.ofDays(day));
      BudgetBook.Turn turn = book.book(lease("a", day + 1, "10", "5"), at, month);
      BigDecimal amount = Objects.requireNonNull(turn.grant()).getAmountUsd();
      book = turn.book().book(settle("a", day + 1, amount.toString()), at, month).book();
      lent = lent.add(amount);
    }

    // Then
    assertThat(lent).isEqualByComparingTo("25");
  }

  @Test
  void shouldCountTheWholeLeaseWhenWhatWasSpentIsNonsense() {
    // Given
    granted(lease("a", 1, "4", "4"), NOON);

    // When
    turn(settle("a", 1, "-1"), NOON);

    // Then
    assertThat(spent(BudgetPeriod.DAY, NOON)).isEqualByComparingTo("4");
  }

  @Test
  void shouldRefuseWhenAClockIsDaysBehind() {
    // Given
    granted(lease("a", 1, "1", "1"), NOON);

    // When
    BudgetGrant grant = granted(lease("b", 1, "1", "1"), NOON.minus(BudgetBook.GRACE));

    // Then
    assertThat(grant.getAnswer()).isEqualTo(BudgetAnswer.DENIED);
    assertThat(grant.getDetail()).contains("clock");
  }

  private BudgetGrant granted(BudgetRequest request, Instant at) {
    return Objects.requireNonNull(turn(request, at).grant());
  }

  private BudgetBook.Turn turn(BudgetRequest request, Instant at) {
    BudgetBook.Turn turn = book.book(request, at, plan);
    book = turn.book();
    return turn;
  }

  private BigDecimal spent(BudgetPeriod period, Instant at) {
    return BudgetWindows.find(book.state().getWindows(), period, at, VIENNA).getSpentUsd();
  }

  private static BudgetPlan plan(String perDay, String perMonth) {
    return new BudgetPlan(
        VIENNA,
        new BudgetPlan.Limits(Limit.of(new BigDecimal(perDay)), Limit.of(new BigDecimal(perMonth))),
        Map.of());
  }

  private static BudgetRequest lease(String worker, long sequence, String wish, String least) {
    return new BudgetRequest(
        worker, sequence, Scopes.TENANT, BudgetAction.LEASE, usd(wish), usd(least));
  }

  private static BudgetRequest settle(String worker, long sequence, String spent) {
    return new BudgetRequest(
        worker, sequence, Scopes.TENANT, BudgetAction.SETTLE, usd(spent), Usd.ZERO);
  }

  private static BigDecimal usd(String amount) {
    return Usd.atLeast(new BigDecimal(amount));
  }
}
