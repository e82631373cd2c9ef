package dev.attune.topology.playbook.yaml;

import dev.attune.topology.playbook.yaml.Key.Standard;
import dev.attune.topology.playbook.yaml.Shape.Reading;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A mapping of the file, read key by key. Every mistake goes to the same {@link Mistakes}; after
 * one, a valid value stands in, so that the rest is read too. Confined to the thread that reads.
 */
public final class Section {

  private final Field self;
  private final Map<String, Field> fields;
  private final Mistakes mistakes;

  private Section(Field self, Map<String, Field> fields, Mistakes mistakes) {
    this.self = self;
    this.fields = fields;
    this.mistakes = mistakes;
  }

  /** The root of a file; only these keys are valid in it. */
  public static Section root(Node node, Collection<? extends Key> keys, Mistakes mistakes) {
    return of(Field.of("", new Place("", 1, 1), node), keys, mistakes);
  }

  /** A mapping with fixed keys. Unknown, duplicate and missing ones are reported. */
  public static Section of(Field field, Collection<? extends Key> keys, Mistakes mistakes) {
    return open(field, mistakes).allow(keys);
  }

  /** A mapping whose keys are names that the file gives. */
  public static Section named(Field field, Shape<String> names, Mistakes mistakes) {
    Section section = open(field, mistakes);
    for (Field entry : section.fields.values()) {
      if (names.read(entry.name()) instanceof Reading.Wrong<String>(String message)) {
        mistakes.add(entry.key(), "the key " + message);
      }
    }
    return section;
  }

  /** A mapping whose valid keys are only known after a look at it. */
  public static Section open(Field field, Mistakes mistakes) {
    Map<String, Field> fields = new LinkedHashMap<>();
    if (field.node() instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        put(tuple, field.place(), fields, mistakes);
      }
    } else {
      String found = field.isBlank() ? "empty" : "a " + field.kind();
      mistakes.add(field.place(), "is " + found + "; expected a mapping of keys to values");
    }
    return new Section(field, fields, mistakes);
  }

  /** Reports unknown and missing keys. */
  public Section allow(Collection<? extends Key> keys) {
    if (self.node() instanceof MappingNode) {
      reportUnknown(keys.stream().map(Key::name).toList());
      reportMissing(keys);
    }
    return this;
  }

  private static void put(
      NodeTuple tuple, Place parent, Map<String, Field> fields, Mistakes mistakes) {
    // Nodes other than scalars are refused as keys by the engine.
    String key = ((ScalarNode) tuple.getKeyNode()).getValue();
    Place keyPlace = Place.of(parent.child(key), tuple.getKeyNode());
    Field first = fields.get(key);
    if (first != null) {
      mistakes.add(keyPlace, "is there twice; the first is in line " + first.key().line());
      return;
    }
    fields.put(key, Field.of(key, keyPlace, tuple.getValueNode()));
  }

  private void reportUnknown(List<String> valid) {
    for (Field field : fields.values()) {
      if (!valid.contains(field.name())) {
        mistakes.add(field.key(), Spelling.unknown("unknown key", field.name(), valid));
      }
    }
  }

  private void reportMissing(Collection<? extends Key> keys) {
    for (Key key : keys) {
      if (key.standard() instanceof Standard.Required && !fields.containsKey(key.name())) {
        mistakes.add(
            self.place(), "the key %s is missing: %s".formatted(key.name(), key.meaning()));
      }
    }
  }

  /** Where it starts. */
  public Place place() {
    return self.place();
  }

  /** All entries, in the order of the file. */
  public Collection<Field> entries() {
    return fields.values();
  }

  /** What stands under a key, or null. */
  public @Nullable Field field(Key key) {
    return fields.get(key.name());
  }

  /** The value of a key, or its standard. */
  public <T> T read(Key.Scalar<T> key) {
    T value = readIfPresent(key);
    return value == null ? standard(key) : value;
  }

  /** The value of a key; null where the file is silent or after a mistake. */
  public <T> @Nullable T readIfPresent(Key.Scalar<T> key) {
    Field field = field(key);
    return field == null ? null : field.as(key.shape(), mistakes);
  }

  /** What holds where the file is silent; throws where that is no fixed value. */
  public static <T> T standard(Key.Scalar<T> key) {
    String text =
        switch (key.standard()) {
          case Standard.Required(String example) -> example;
          case Standard.Value(String value) -> value;
          case Standard.Derived derived ->
              throw new IllegalStateException(key.name() + " has no fixed standard");
        };
    return switch (key.shape().read(text)) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Wrong<T>(String message) ->
          throw new IllegalStateException(key.name() + ": the standard " + message);
    };
  }
}
