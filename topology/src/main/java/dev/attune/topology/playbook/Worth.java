package dev.attune.topology.playbook;

import dev.attune.avro.Profile;
import java.math.BigDecimal;
import java.time.Instant;

/** What an answer to a user is worth to the shop, compiled from the Common Expression Language. */
@FunctionalInterface
public interface Worth {

  /**
   * In USD, with eight decimals, at least 0. Where it cannot be evaluated it is 0: no money is
   * spent on what nobody can value.
   */
  BigDecimal usd(Profile profile, Instant asOf);
}
