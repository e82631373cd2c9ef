package dev.attune.schemas.serde;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Writes optional fields without searching the union by name. Generated classes cannot hold a value
 * of a wrong type, so in a union of null and one other type the branch follows from whether there
 * is a value; that spares a look-up for each optional field.
 */
final class NullableUnionWriter<T> extends SpecificDatumWriter<T> {

  NullableUnionWriter(Schema schema, SpecificData data) {
    super(schema, data);
  }

  @Override
  protected int resolveUnion(Schema union, Object datum) {
    if (union.getTypes().size() != 2 || !union.isNullable()) {
      return super.resolveUnion(union, datum);
    }
    int nullIndex = union.getTypes().getFirst().getType() == Schema.Type.NULL ? 0 : 1;
    return datum == null ? nullIndex : 1 - nullIndex;
  }
}
