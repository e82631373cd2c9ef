package dev.attune.topology.playbook.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Turns bytes into YAML 1.2 nodes. What a hostile or broken file can cost is bounded: its size, how
 * deep it nests, and how often it refers back to a collection.
 */
public final class YamlFile {

  static final int MOST_BYTES = 1 << 20;
  static final int DEEPEST = 32;
  static final int MOST_ALIASES = 20;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setMaxAliasesForCollections(MOST_ALIASES)
          .setCodePointLimit(MOST_BYTES)
          .build();

  private YamlFile() {}

  /** The root, or nothing after a mistake that leaves nothing to read. */
  public static Optional<Node> read(byte[] bytes, Mistakes mistakes) {
    if (bytes.length > MOST_BYTES) {
      mistakes.add(1, 0, "", "the file has " + bytes.length + " bytes; at most 1 MiB is read");
      return Optional.empty();
    }
    return decode(bytes, mistakes).flatMap(text -> compose(text, mistakes));
  }

  private static Optional<String> decode(byte[] bytes, Mistakes mistakes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      mistakes.add(1, 0, "", "the file is not UTF-8; save it as UTF-8");
      return Optional.empty();
    }
  }

  private static Optional<Node> compose(String text, Mistakes mistakes) {
    try {
      // The engine composes by recursion: what nests too deep would end the stack.
      if (nestsTooDeep(text)) {
        mistakes.add(1, 0, "", "nests deeper than " + DEEPEST + " levels");
        return Optional.empty();
      }
      Optional<Node> root = new Compose(SETTINGS).composeString(text);
      if (root.isEmpty()) {
        mistakes.add(1, 0, "", "the file is empty");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      addMarked(e, mistakes);
    } catch (YamlEngineException e) {
      mistakes.add(1, 0, "", "not readable as YAML: " + oneLine(String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private static boolean nestsTooDeep(String text) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      depth += change(event);
      if (depth > DEEPEST) {
        return true;
      }
    }
    return false;
  }

  private static int change(Event event) {
    return switch (event.getEventId()) {
      case MappingStart, SequenceStart -> 1;
      case MappingEnd, SequenceEnd -> -1;
      default -> 0;
    };
  }

  private static void addMarked(MarkedYamlEngineException e, Mistakes mistakes) {
    int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
    int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(0);
    mistakes.add(
        line, column, "", "not readable as YAML: " + oneLine(String.valueOf(e.getProblem())));
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", ", ");
  }
}
