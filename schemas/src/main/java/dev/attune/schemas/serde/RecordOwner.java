package dev.attune.schemas.serde;

import dev.attune.avro.EventHeader;
import dev.attune.avro.Offer;
import dev.attune.schemas.contract.Contracts;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Finds out whose record one is: by its field {@code userId}, or that of its header. Immutable. */
final class RecordOwner {

  private static final String USER_ID = "userId";
  private static final String HEADER = "header";

  private final int field;
  private final boolean inHeader;

  private RecordOwner(int field, boolean inHeader) {
    this.field = field;
    this.inHeader = inHeader;
  }

  /**
   * For records of this class; empty where they belong to nobody. Offers are left out: mailers and
   * shops read them with any Avro consumer.
   */
  static Optional<RecordOwner> in(Class<? extends SpecificRecord> type) {
    Schema schema = Contracts.schemaOf(type);
    if (type.equals(Offer.class)) {
      return Optional.empty();
    }
    if (schema.getField(USER_ID) != null) {
      return Optional.of(new RecordOwner(schema.getField(USER_ID).pos(), false));
    }
    return Optional.ofNullable(schema.getField(HEADER))
        .map(header -> new RecordOwner(header.pos(), true));
  }

  /** The user's id; empty for what is kept of a user who was forgotten. */
  String of(SpecificRecord datum) {
    Object value = datum.get(field);
    return inHeader ? ((EventHeader) value).getUserId() : String.valueOf(value);
  }
}
