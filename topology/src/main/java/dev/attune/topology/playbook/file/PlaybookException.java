package dev.attune.topology.playbook.file;

import dev.attune.topology.playbook.yaml.Mistake;
import java.util.List;

/** A playbook, or a template it names, is not usable. Carries everything that is wrong with it. */
public final class PlaybookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public PlaybookException(List<Mistake> mistakes) {
    super(heading(mistakes.size()) + lines(mistakes, "\n  "));
    this.problems = mistakes.stream().map(Mistake::toString).toList();
  }

  /** One line for each mistake, with file, line and column, in reading order. */
  public List<String> problems() {
    return problems;
  }

  private static String heading(int count) {
    return count == 1 ? "one mistake:" : count + " mistakes:";
  }

  private static String lines(List<Mistake> mistakes, String separator) {
    StringBuilder lines = new StringBuilder();
    mistakes.forEach(mistake -> lines.append(separator).append(mistake));
    return lines.toString();
  }
}
