package dev.attune.guards.judge;

import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes verdicts, with one short line of reason wherever a text does not pass. */
public final class Verdicts {

  private static final int LONGEST = 180;
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

  private Verdicts() {}

  /** The text is as the guard wants it. */
  public static GuardResult pass(TextGuard guard) {
    return new GuardResult(guard.name(), GuardVerdict.PASS, null);
  }

  /** The text must not be sent. */
  public static GuardResult fail(TextGuard guard, String reason) {
    return new GuardResult(guard.name(), GuardVerdict.FAIL, line(reason));
  }

  /** The guard cannot tell; the text must not be sent either. */
  public static GuardResult notVerified(TextGuard guard, String reason) {
    return new GuardResult(guard.name(), GuardVerdict.NOT_VERIFIED, line(reason));
  }

  /** A failure where there is an objection. */
  public static GuardResult of(TextGuard guard, Optional<String> objection) {
    return objection.map(reason -> fail(guard, reason)).orElseGet(() -> pass(guard));
  }

  private static String line(String reason) {
    String plain = BREAKS.matcher(reason).replaceAll(" ").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 3) + "...";
  }
}
