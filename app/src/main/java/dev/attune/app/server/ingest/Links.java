package dev.attune.app.server.ingest;

import dev.attune.avro.ClickEvent;
import dev.attune.connectors.log.draft.Draft;
import java.util.regex.Pattern;

/**
 * What a public write key may say of who somebody is. Whoever names an id moves what is known under
 * it, and the write key of a web page is public: it may name only what nobody can guess, as the
 * anonymous ids of Segment's and RudderStack's libraries are.
 */
final class Links {

  /** 122 random bits (RFC 9562, version 4) or as good as that. */
  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Links() {}

  /** The event; without the former id where this might be somebody else's. */
  static Draft guarded(Draft draft) {
    if (!(draft.value() instanceof ClickEvent click)
        || click.getFormerId() == null
        || UUID.matcher(click.getFormerId()).matches()) {
      return draft;
    }
    ClickEvent alone = ClickEvent.newBuilder(click).setFormerId(null).build();
    return new Draft(
        draft.topic(), draft.key(), draft.occurredAt(), alone, draft.facts(), draft.line());
  }
}
