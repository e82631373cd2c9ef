package dev.attune.topology.playbook.yaml;

import dev.attune.topology.playbook.yaml.Shape.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One value of the file and where it stands.
 *
 * @param name the last key of the path
 * @param key where that key stands
 * @param place where the value stands
 */
public record Field(String name, Place key, Place place, Node node) {

  static Field of(String name, Place key, Node node) {
    return new Field(name, key, Place.of(key.path(), node), node);
  }

  /** The text of a scalar as written, or null after a mistake. */
  @Nullable String text(String expected, Mistakes mistakes) {
    if (!(node instanceof ScalarNode scalar)) {
      mistakes.add(place, "is a %s; expected %s".formatted(kind(), expected));
      return null;
    }
    if (isBlank()) {
      mistakes.add(place, "is empty; expected " + expected + ", or remove the key");
      return null;
    }
    return scalar.getValue();
  }

  /** Whether nothing stands there. */
  boolean isBlank() {
    return node.getTag().equals(Tag.NULL);
  }

  /** The value, or null after a mistake. */
  public <T> @Nullable T as(Shape<T> shape, Mistakes mistakes) {
    String text = text(shape.description(), mistakes);
    if (text == null) {
      return null;
    }
    return switch (shape.read(text)) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Wrong<T>(String message) -> {
        mistakes.add(place, message);
        yield null;
      }
    };
  }

  /** The values of a list; those with a mistake are left out. */
  public <T> List<T> asList(Shape<T> shape, Mistakes mistakes) {
    if (!(node instanceof SequenceNode sequence)) {
      mistakes.add(place, "is a %s; expected a list, such as [a, b]".formatted(kind()));
      return List.of();
    }
    List<T> values = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      T value = of(name, place, item).as(shape, mistakes);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** Whether it is one value, neither a mapping nor a list. */
  public boolean isScalar() {
    return node instanceof ScalarNode;
  }

  String kind() {
    return switch (node.getNodeType()) {
      case MAPPING -> "mapping";
      case SEQUENCE -> "list";
      default -> "single value";
    };
  }
}
