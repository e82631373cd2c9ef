package dev.attune.topology.arm;

import dev.attune.avro.ArmState;
import dev.attune.avro.Reward;
import dev.attune.avro.RewardUnit;
import dev.attune.learn.bandit.Tally;
import dev.attune.learn.experiment.ArmTotals;
import dev.attune.learn.statistic.Moments;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Adds rewards up by arm, in whole ten-thousandths: the sums are the same in whatever order rewards
 * come and however they are parted. A reward that supersedes another counts as the difference, so
 * that the sums are those of the newest of each. Pure.
 */
public final class ArmSums {

  private static final int PLACES = 4;
  private static final double UNIT = 1e4;

  private ArmSums() {}

  /** What an arm is called among all: experiment, a slash, arm. */
  static String id(Reward reward) {
    return reward.getAssignment().getExperiment() + "/" + reward.getAssignment().getArm();
  }

  /**
   * With one reward more.
   *
   * @param known null where the arm had none
   * @param part which part of the users these sums are of
   * @param at when the reward was told
   */
  public static ArmState with(@Nullable ArmState known, Reward reward, int part, Instant at) {
    ArmState before = known == null ? none(reward, part, at) : known;
    Instant asOf = at.isAfter(before.getAsOf()) ? at : before.getAsOf();
    return reward.getUnit() == RewardUnit.OFFER
        ? withOffer(before, reward, asOf)
        : withUser(before, reward, asOf);
  }

  private static ArmState none(Reward reward, int part, Instant at) {
    return new ArmState(
        reward.getAssignment().getExperiment(),
        reward.getAssignment().getArm(),
        at,
        reward.getAssignment().getPropensity(),
        0L,
        0.0,
        0.0,
        part,
        0L,
        "0",
        0L,
        0L,
        "0",
        0L,
        "0",
        "0");
  }

  private static ArmState withOffer(ArmState before, Reward reward, Instant asOf) {
    Tally change = change(reward);
    Tally after = offers(before).plus(change);
    return copy(
        before,
        asOf,
        after,
        before.getUsers(),
        users(before),
        covariates(before),
        products(before));
  }

  private static ArmState withUser(ArmState before, Reward reward, Instant asOf) {
    boolean first = reward.getPrevious() == null;
    BigInteger covariate = units(reward.getCovariate());
    BigInteger added =
        units(reward.getReward()).subtract(first ? BigInteger.ZERO : units(reward.getPrevious()));
    Tally covariates =
        first
            ? covariates(before)
                .plus(new Tally(1, covariate.longValueExact(), covariate.multiply(covariate)))
            : covariates(before);
    return copy(
        before,
        asOf,
        offers(before),
        before.getUsers() + (first ? 1 : 0),
        users(before).plus(change(reward)),
        covariates,
        products(before).add(added.multiply(covariate)));
  }

  private static Tally change(Reward reward) {
    double now = reward.getReward().doubleValue();
    return reward.getPrevious() == null
        ? Tally.of(now)
        : Tally.correction(reward.getPrevious().doubleValue(), now);
  }

  /** The users of both parts. */
  public static ArmState plus(ArmState one, ArmState other) {
    Instant asOf = one.getAsOf().isAfter(other.getAsOf()) ? one.getAsOf() : other.getAsOf();
    return copy(
        one,
        asOf,
        offers(one).plus(offers(other)),
        one.getUsers() + other.getUsers(),
        users(one).plus(users(other)),
        covariates(one).plus(covariates(other)),
        products(one).add(products(other)));
  }

  private static ArmState copy(
      ArmState arm,
      Instant asOf,
      Tally offers,
      long users,
      Tally rewards,
      Tally covariates,
      BigInteger products) {
    return new ArmState(
        arm.getExperiment(),
        arm.getArm(),
        asOf,
        arm.getWeight(),
        offers.trials(),
        offers.reward() / UNIT,
        offers.squares().doubleValue() / (UNIT * UNIT),
        arm.getPart(),
        offers.reward(),
        offers.squares().toString(),
        users,
        rewards.reward(),
        rewards.squares().toString(),
        covariates.reward(),
        covariates.squares().toString(),
        products.toString());
  }

  /** Of offers that were shown: what a bandit knows. */
  public static Tally offers(ArmState arm) {
    return new Tally(
        arm.getShown(), arm.getRewardUnits(), new BigInteger(arm.getRewardSquareUnits()));
  }

  private static Tally users(ArmState arm) {
    return new Tally(
        arm.getUsers(), arm.getUserRewardUnits(), new BigInteger(arm.getUserRewardSquareUnits()));
  }

  private static Tally covariates(ArmState arm) {
    return new Tally(
        arm.getUsers(), arm.getCovariateUnits(), new BigInteger(arm.getCovariateSquareUnits()));
  }

  private static BigInteger products(ArmState arm) {
    return new BigInteger(arm.getProductUnits());
  }

  /** Of users: what an experiment compares. */
  public static ArmTotals totals(ArmState arm) {
    long users = arm.getUsers();
    return users == 0
        ? ArmTotals.NONE
        : new ArmTotals(
            moments(users(arm)),
            moments(covariates(arm)),
            scatter(
                products(arm),
                BigInteger.valueOf(arm.getUserRewardUnits()),
                BigInteger.valueOf(arm.getCovariateUnits()),
                users));
  }

  private static Moments moments(Tally tally) {
    BigInteger sum = BigInteger.valueOf(tally.reward());
    return new Moments(
        tally.trials(),
        tally.reward() / UNIT / tally.trials(),
        Math.max(0, scatter(tally.squares(), sum, sum, tally.trials())));
  }

  /** Sum of products of the distances from both means: exact until the one division. */
  private static double scatter(BigInteger products, BigInteger one, BigInteger other, long count) {
    BigDecimal mean =
        new BigDecimal(one.multiply(other))
            .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
    return new BigDecimal(products).subtract(mean).doubleValue() / (UNIT * UNIT);
  }

  private static BigInteger units(BigDecimal value) {
    return value.setScale(PLACES, RoundingMode.HALF_EVEN).unscaledValue();
  }
}
