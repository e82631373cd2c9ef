package dev.attune.schemas.contract;

import java.util.ArrayList;
import org.apache.avro.Conversions.DecimalConversion;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;

/**
 * Makes records whose lists are the JDK's. Avro would fill in its own {@code GenericData.Array},
 * whose {@code equals} knows no logical types: two decoded orders with prices in their lines could
 * not be compared without an exception. Avro's fast reader fills a list that is already there
 * instead.
 */
final class RecordData extends SpecificData {

  RecordData(ClassLoader loader) {
    super(loader);
    addLogicalTypeConversion(new DecimalConversion());
    addLogicalTypeConversion(new TimestampMillisConversion());
  }

  @Override
  public InstanceSupplier getNewRecordSupplier(Schema schema) {
    InstanceSupplier records = super.getNewRecordSupplier(schema);
    int[] lists =
        schema.getFields().stream()
            .filter(field -> field.schema().getType() == Schema.Type.ARRAY)
            .mapToInt(Schema.Field::pos)
            .toArray();
    if (lists.length == 0) {
      return records;
    }
    return (old, type) -> {
      IndexedRecord datum = (IndexedRecord) records.newInstance(old, type);
      for (int position : lists) {
        datum.put(position, new ArrayList<>());
      }
      return datum;
    };
  }
}
