package dev.attune.app.cli;

import java.util.function.Function;

/**
 * A command's line in the help, and how to make it. The maker runs only when the command is called:
 * most of the classes behind the others are never loaded.
 *
 * @param name what is typed
 * @param summary one sentence for the help; empty for a command that is not shown there
 * @param maker gives an object with picocli's annotations
 */
public record CommandEntry(String name, String summary, Function<Session, Object> maker) {
  /** A command for the project's own tools; the help does not show it. */
  public static CommandEntry hidden(String name, Function<Session, Object> maker) {
    return new CommandEntry(name, "", maker);
  }

  boolean isShown() {
    return !summary.isEmpty();
  }
}
