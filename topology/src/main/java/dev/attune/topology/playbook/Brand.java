package dev.attune.topology.playbook;

import java.util.List;

/**
 * Who speaks, and how.
 *
 * @param voice one or two sentences for the writer
 * @param banned words that must not appear
 */
public record Brand(String name, String voice, List<String> banned) {

  public Brand {
    banned = List.copyOf(banned);
  }
}
