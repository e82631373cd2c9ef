package dev.attune.topology.playbook.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Where in the file a value stands.
 *
 * @param path keys from the root, parted by dots
 */
public record Place(String path, int line, int column) {

  static Place of(String path, Node node) {
    // The engine counts from 0, people and editors from 1.
    return node.getStartMark().map(mark -> at(path, mark)).orElse(new Place(path, 1, 1));
  }

  private static Place at(String path, Mark mark) {
    return new Place(path, mark.getLine() + 1, mark.getColumn() + 1);
  }

  String child(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
