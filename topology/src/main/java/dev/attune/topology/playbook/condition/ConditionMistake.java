package dev.attune.topology.playbook.condition;

/**
 * What is wrong with a condition.
 *
 * @param line within the expression, counted from 1
 * @param column within that line, counted from 1
 */
public record ConditionMistake(int line, int column, String message) {

  /** The place within the expression, then the message. */
  @Override
  public String toString() {
    return line == 1
        ? "at character " + column + ": " + message
        : "at line " + line + ", character " + column + ": " + message;
  }
}
