package dev.attune.guards.voice;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import dev.attune.guards.phrase.PhraseFile;
import dev.attune.guards.phrase.Phrases;

/**
 * Refuses texts in which a model speaks of itself, declines, comments on its answer or repeats what
 * it was told: in any language, whatever the text's.
 */
public final class EchoGuard implements TextGuard {

  private final Phrases<String> phrases =
      Phrases.of(PhraseFile.read("/dev/attune/guards/voice/echoes.properties"));

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public GuardResult judge(JudgedText text, Brief brief) {
    String skeleton = text.skeleton();
    return Verdicts.of(
        this,
        phrases.in(skeleton).stream()
            .findFirst()
            .map(found ->
                found.meaning() + ": \"" + skeleton.substring(found.start(), found.end()) + '"'));
  }
}
