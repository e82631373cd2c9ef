package dev.attune.app.demo;

import dev.attune.app.pipeline.Playbooks;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.prompt.template.PromptTemplates;
import dev.attune.topology.prompt.template.TemplateLoader;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What is read while the broker starts. */
record Recipe(PromptTemplates templates, Playbook playbook) {

  /** Reads the standard playbook on a thread of its own. */
  static CompletableFuture<Recipe> ahead() {
    return CompletableFuture.supplyAsync(
        Recipe::load, task -> Thread.ofPlatform().daemon().name("playbook").start(task));
  }

  private static Recipe load() {
    PromptTemplates templates = TemplateLoader.standard();
    return new Recipe(templates, Playbooks.load(Optional.empty(), templates));
  }

  /** Waits for it. */
  static Recipe await(CompletableFuture<Recipe> ahead) {
    try {
      return ahead.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
