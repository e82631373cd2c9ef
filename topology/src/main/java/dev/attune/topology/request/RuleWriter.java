package dev.attune.topology.request;

import dev.attune.avro.Profile;
import dev.attune.avro.TextRules;
import dev.attune.topology.playbook.Brand;
import dev.attune.topology.prompt.ToneChooser;
import java.time.Instant;

/** Writes what a text must keep to, from the playbook and the reader's mood. Pure. */
final class RuleWriter {

  private final Brand brand;

  RuleWriter(Brand brand) {
    this.brand = brand;
  }

  /** The rules for a text to this reader. */
  TextRules of(Profile profile, Instant asOf) {
    return TextRules.newBuilder(brand.texts())
        .setShop(brand.name())
        .setBanned(brand.banned())
        .setCalm(ToneChooser.isCalm(profile, asOf))
        .build();
  }
}
