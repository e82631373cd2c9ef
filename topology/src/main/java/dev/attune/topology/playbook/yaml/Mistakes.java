package dev.attune.topology.playbook.yaml;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one file while it is read. Confined to the thread that reads. */
public final class Mistakes {

  private final String file;
  private final List<Mistake> found = new ArrayList<>();

  public Mistakes(String file) {
    this.file = file;
  }

  /** Notes a mistake at a value. */
  public void add(Place place, String message) {
    add(place.line(), place.column(), place.path(), message);
  }

  /** Notes a mistake at a line and column, both counted from 1. */
  public void add(int line, int column, String path, String message) {
    found.add(new Mistake(file, line, column, path, message));
  }

  /** Takes over mistakes that were found elsewhere. */
  public void addAll(List<Mistake> others) {
    found.addAll(others);
  }

  /** What was found so far, each once, in reading order. */
  public List<Mistake> inReadingOrder() {
    return found.stream().distinct().sorted(Mistake.READING_ORDER).toList();
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }
}
