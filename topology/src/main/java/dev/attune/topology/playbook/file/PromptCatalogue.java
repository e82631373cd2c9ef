package dev.attune.topology.playbook.file;

import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.TriggerKind;
import dev.attune.topology.playbook.yaml.Mistake;
import java.util.List;
import java.util.Set;

/** What a playbook may refer to in the step that comes after it: templates and placeholders. */
public interface PromptCatalogue {

  /** Names of the templates of the user's part. */
  Set<String> names();

  /** What is wrong with that template for triggers of that kind, with its own file and line. */
  List<Mistake> mistakesIn(String name, TriggerKind kind);

  /** What is wrong with the placeholders of a fallback text under these terms; one line each. */
  List<String> mistakesIn(String text, Scenario.Terms terms);
}
