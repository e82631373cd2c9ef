package dev.attune.app.pipeline;

import dev.attune.app.error.UserException;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.playbook.file.PlaybookException;
import dev.attune.topology.playbook.file.PlaybookLoader;
import dev.attune.topology.prompt.template.PromptTemplates;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Loads playbooks for commands: what is wrong with one is told, not thrown through. */
public final class Playbooks {
  private Playbooks() {}

  /**
   * The playbook of this file, or the one that comes with Attune.
   *
   * @throws UserException with every mistake in it, one a line
   */
  public static Playbook load(Optional<Path> file, PromptTemplates templates) {
    PlaybookLoader loader = new PlaybookLoader(templates);
    try {
      return file.map(loader::load).orElseGet(loader::loadStandard);
    } catch (PlaybookException e) {
      throw new UserException(
          "The playbook cannot be used:\n" + e.getMessage(), "Mend these lines.");
    } catch (UncheckedIOException e) {
      throw new UserException(e.getMessage() + ".", "Name a playbook with --playbook.");
    }
  }
}
