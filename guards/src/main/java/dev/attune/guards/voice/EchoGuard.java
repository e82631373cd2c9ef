package dev.attune.guards.voice;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.Names;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import dev.attune.guards.phrase.PhraseFile;
import dev.attune.guards.phrase.Phrases;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Refuses texts in which a model speaks of itself, declines, comments on its answer or repeats what
 * it was told: in any language, whatever the text's; and texts with what looks like a key or a
 * token. Reasons quote neither instructions nor keys.
 */
public final class EchoGuard implements TextGuard {

  /** Longer than what people write in one go; links are the guard of links' business. */
  private static final Pattern KEY =
      Pattern.compile("(?<![\\p{L}\\p{N}/.:_+=-])[A-Za-z0-9_+=-]{16,400}+");

  private final Phrases<String> phrases =
      Phrases.of(PhraseFile.read("/dev/attune/guards/voice/echoes.properties"));
  private final Repetition repetition = new Repetition();

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
                found.meaning() + ": \"" + skeleton.substring(found.start(), found.end()) + '"')
            .or(() -> repetition.of(text.instructions(), withoutNotice(skeleton, brief)))
            .or(() -> key(text, brief)));
  }

  /** A notice that must stand in the text stands in the instructions too. */
  private static String withoutNotice(String skeleton, Brief brief) {
    String notice = brief.getRules().getNotices().getOrDefault(brief.getLanguage(), "");
    return notice.isBlank()
        ? skeleton
        : skeleton.replace(JudgedText.skeleton(notice.strip()), "\n");
  }

  private static Optional<String> key(JudgedText text, Brief brief) {
    String plain = Names.removed(text.clean().text(), brief);
    return KEY.matcher(plain)
        .results()
        .map(MatchResult::group)
        .filter(row -> row.chars().anyMatch(Character::isDigit))
        .filter(row -> row.chars().anyMatch(Character::isLetter))
        .findFirst()
        .map(row -> "a key: a row of " + row.length() + " letters and digits");
  }
}
