package dev.attune.app.shop.user;

/** At which hours of the own day a user shops. */
@SuppressWarnings("ImmutableEnumChecker") // the array is filled here and never handed out
enum Rhythm {
  /** After work and on the sofa. */
  EVENING(1, 0, 0, 0, 0, 0, 1, 2, 2, 2, 3, 3, 4, 3, 3, 3, 4, 6, 8, 11, 14, 15, 10, 4),
  /** In the breaks of the working day. */
  DAYTIME(0, 0, 0, 0, 0, 1, 2, 4, 7, 9, 10, 9, 13, 11, 8, 7, 6, 4, 3, 3, 2, 2, 1, 0),
  /** Before everyone else is up, and again at noon. */
  EARLY(0, 0, 0, 1, 3, 8, 13, 14, 10, 6, 4, 4, 8, 6, 4, 3, 3, 3, 3, 3, 3, 2, 1, 0);

  /** No rhythm puts more of a day than this into one hour. */
  static final double HIGHEST = 0.2;

  private static final Rhythm[] VALUES = values();

  private final double[] shares = new double[24];

  Rhythm(int... weights) {
    double sum = 0;
    for (int weight : weights) {
      sum += weight;
    }
    for (int hour = 0; hour < shares.length; hour++) {
      shares[hour] = weights[hour] / sum;
    }
  }

  /** The rhythm of a user whose draw, from 0 to 1, is this: most shop in the evening. */
  static Rhythm of(double draw) {
    return VALUES[draw < 0.6 ? 0 : draw < 0.88 ? 1 : 2];
  }

  /** Share of the day's visits that begin in this hour, 0 to 23. */
  double share(int hour) {
    return shares[hour];
  }
}
