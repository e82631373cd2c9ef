package dev.attune.topology.playbook;

import dev.attune.avro.TextRules;
import java.util.List;

/**
 * Who speaks, and how.
 *
 * @param voice one or two sentences for the writer
 * @param banned words that must not appear
 * @param texts what else texts may claim and must keep to
 */
public record Brand(String name, String voice, List<String> banned, TextRules texts) {

  public Brand {
    banned = List.copyOf(banned);
  }
}
