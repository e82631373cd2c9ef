package dev.attune.topology.playbook;

import java.util.List;

/**
 * Languages the shop writes in, as BCP 47 primary tags.
 *
 * @param fallback for users whose language is unknown or not supported
 */
public record Languages(List<String> supported, String fallback) {

  public Languages {
    supported = List.copyOf(supported);
  }
}
