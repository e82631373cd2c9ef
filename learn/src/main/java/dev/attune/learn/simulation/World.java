package dev.attune.learn.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A world in which everything is known: what each arm does to each user at each moment. Arm 0 is
 * silence; the others combine an emotion and an incentive. The same seed gives the same users,
 * visits and luck to every policy.
 */
public final class World {

  static final long HOUR = 3_600_000L;
  static final long DAY = 24 * HOUR;

  private static final int EMOTIONS = 3;
  private static final int INCENTIVES = 2;
  private static final int TASTES = 2;

  /** Arms, silence included. */
  public static final int ARMS = 1 + EMOTIONS * INCENTIVES;

  /** Features of a user: a constant and the tastes. */
  public static final int FEATURES = 1 + TASTES;

  private final WorldSettings settings;
  private final double[] effects = new double[ARMS];
  private final double[] drifts = new double[ARMS];
  private final double[][] tastes = new double[ARMS][TASTES];
  private final List<Visit> visits;

  /** A world by its seed. */
  public World(WorldSettings settings, long seed) {
    this.settings = settings;
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[][] emotions = draw(EMOTIONS, normal);
    double[][] incentives = draw(INCENTIVES, normal);
    for (int arm = 1; arm < ARMS; arm++) {
      double[] emotion = emotions[(arm - 1) / INCENTIVES];
      double[] incentive = incentives[(arm - 1) % INCENTIVES];
      effects[arm] = settings.effect() * (emotion[0] + incentive[0]);
      drifts[arm] = settings.drift() * (emotion[1] + incentive[1]);
      for (int t = 0; t < TASTES; t++) {
        tastes[arm][t] = settings.taste() * (emotion[2 + t] + incentive[2 + t]);
      }
    }
    this.visits = visits(random, normal);
  }

  /**
   * A user comes.
   *
   * @param user number
   * @param features 1 and the user's tastes
   * @param at milliseconds from the start
   * @param luck in [0, 1): a purchase where it is below the odds
   * @param patience in [0, 1): how long the purchase takes
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Visit(int user, double[] features, long at, double luck, double patience) {}

  /** In the order of time. */
  public List<Visit> visits() {
    return visits;
  }

  public WorldSettings settings() {
    return settings;
  }

  /**
   * Probability of a purchase.
   *
   * @param seen how often the user has seen the arm
   */
  public double purchaseRate(Visit visit, int arm, int seen) {
    double day = (double) visit.at / DAY;
    double base = settings.purchaseRate();
    double odds = Math.log(base / (1 - base)) + settings.season() * Math.sin(2 * Math.PI * day / 7);
    if (arm > 0) {
      odds += effects[arm] + drifts[arm] * day / 30 + settings.novelty() * Math.pow(0.5, seen);
      for (int t = 0; t < TASTES; t++) {
        odds += tastes[arm][t] * visit.features[1 + t];
      }
    }
    return 1 / (1 + Math.exp(-odds));
  }

  /** What a purchase under an arm leaves. */
  public double margin(int arm) {
    return settings.margin() - (hasDiscount(arm) ? settings.discountCost() : 0);
  }

  /** What showing an arm costs. */
  public double cost(int arm) {
    return arm == 0 ? 0 : settings.messageCost();
  }

  /** Net of margin and cost, on the mean. */
  public double expected(Visit visit, int arm, int seen) {
    return purchaseRate(visit, arm, seen) * margin(arm) - cost(arm);
  }

  /** From the message to the purchase, milliseconds. */
  public long delay(Visit visit) {
    return (long) (-Math.log1p(-visit.patience) * settings.delayHours() * HOUR);
  }

  private static boolean hasDiscount(int arm) {
    return arm > 0 && (arm - 1) % INCENTIVES == 1;
  }

  private static double[][] draw(int levels, ZigguratSampler.NormalizedGaussian normal) {
    double[][] drawn = new double[levels][2 + TASTES];
    for (double[] level : drawn) {
      for (int i = 0; i < level.length; i++) {
        level[i] = normal.sample();
      }
    }
    return drawn;
  }

  private List<Visit> visits(
      UniformRandomProvider random, ZigguratSampler.NormalizedGaussian normal) {
    List<Visit> all = new ArrayList<>();
    long end = settings.days() * DAY;
    for (int user = 0; user < settings.users(); user++) {
      double[] features = new double[FEATURES];
      features[0] = 1;
      for (int t = 0; t < TASTES; t++) {
        features[1 + t] = normal.sample();
      }
      double at = pause(random);
      while (at < end) {
        all.add(new Visit(user, features, (long) at, random.nextDouble(), random.nextDouble()));
        at += pause(random);
      }
    }
    all.sort(Comparator.comparingLong(Visit::at).thenComparingInt(Visit::user));
    return List.copyOf(all);
  }

  private double pause(UniformRandomProvider random) {
    return -Math.log1p(-random.nextDouble()) * DAY / settings.visitsADay();
  }
}
