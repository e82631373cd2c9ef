package dev.attune.guards.link;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.Names;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import java.util.List;
import java.util.stream.Stream;

/**
 * Refuses texts with a link, unless it is https and its host, as a browser would understand it, is
 * one of the playbook's or below one. Without hosts in the playbook every link is refused.
 */
public final class LinkGuard implements TextGuard {

  @Override
  public String name() {
    return "links";
  }

  @Override
  public GuardResult judge(JudgedText text, Brief brief) {
    String plain = Names.removed(text.clean().text(), brief);
    List<String> hosts = brief.getRules().getHosts();
    return Verdicts.of(
        this, links(plain).flatMap(link -> link.objection(hosts).stream()).findFirst());
  }

  private static Stream<Link> links(String text) {
    return LinkFinder.in(text).stream();
  }
}
