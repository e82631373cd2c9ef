package dev.attune.app.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a demo is to be like.
 *
 * @param data where its data stays; without it the data is gone at the end
 * @param brokerPort wished for; another one is taken where this is not free
 * @param registryPort wished for, as above
 * @param offers after how many the demo ends by itself
 * @param speed simulated seconds in a second, above 0
 * @param users of the simulated shop
 * @param seed the same seed gives the same shop
 */
public record DemoSettings(
    Optional<Path> data,
    int brokerPort,
    int registryPort,
    long offers,
    double speed,
    int users,
    long seed) {

  /** Goes on until it is stopped. */
  public static final long NO_END = Long.MAX_VALUE;
}
