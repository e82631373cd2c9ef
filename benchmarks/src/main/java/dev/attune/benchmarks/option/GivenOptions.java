package dev.attune.benchmarks.option;

import dev.attune.app.error.UsageException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Checks and readers of what was typed. */
public final class GivenOptions {

  private GivenOptions() {}

  /**
   * Every count, duration and rate of a command is 1 or more.
   *
   * @throws UsageException with the name of the first that is not
   */
  public static void requirePositive(CommandSpec command) {
    for (OptionSpec option : command.options()) {
      if (option.getValue() instanceof Integer value && value < 1) {
        throw new UsageException(option.longestName() + " is " + value + ".", "Give 1 or more.");
      }
    }
  }

  /** Options for a JVM, parted by spaces. */
  public static List<String> words(String typed) {
    return Arrays.stream(typed.split(" ")).filter(each -> !each.isEmpty()).toList();
  }
}
