package dev.attune.app.finding;

/**
 * What a check found out about one thing.
 *
 * @param subject the thing, such as "java" or a topic's name
 * @param level how good it is
 * @param detail what is the case
 * @param remedy what to do; empty when nothing has to be done
 */
public record Finding(String subject, Level level, String detail, String remedy) {
  /** Lower case, as it is printed. */
  public enum Level {
    ok,
    warn,
    fail
  }

  /** Nothing to do. */
  public static Finding ok(String subject, String detail) {
    return new Finding(subject, Level.ok, detail, "");
  }

  /** It works, but not for long or not well. */
  public static Finding warn(String subject, String detail, String remedy) {
    return new Finding(subject, Level.warn, detail, remedy);
  }

  /** It will not work. */
  public static Finding fail(String subject, String detail, String remedy) {
    return new Finding(subject, Level.fail, detail, remedy);
  }
}
