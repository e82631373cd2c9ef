package dev.attune.connectors.converter;

import dev.attune.schemas.contract.Contracts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/**
 * Schemas of our contracts in Connect's words. Records and enums keep their full names, so that a
 * struct says which contract it is of; an enum is a text, a union with null an optional.
 */
public final class ContractSchema {

  private static final Map<Class<?>, Schema> BY_TYPE = new ConcurrentHashMap<>();

  private ContractSchema() {}

  /** The schema of a contract; the same object each time. */
  public static Schema of(Class<? extends SpecificRecord> type) {
    return BY_TYPE.computeIfAbsent(type, unused -> of(Contracts.schemaOf(type)).build());
  }

  private static SchemaBuilder of(org.apache.avro.Schema avro) {
    if (avro.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      return Decimal.builder(decimal.getScale());
    }
    if (avro.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return Timestamp.builder();
    }
    return switch (avro.getType()) {
      case RECORD -> struct(avro);
      case UNION -> of(presentBranch(avro)).optional();
      case ARRAY -> SchemaBuilder.array(of(avro.getElementType()).build());
      case MAP -> SchemaBuilder.map(Schema.STRING_SCHEMA, of(avro.getValueType()).build());
      case ENUM -> SchemaBuilder.string().name(avro.getFullName());
      case STRING -> SchemaBuilder.string();
      case BYTES -> SchemaBuilder.bytes();
      case INT -> SchemaBuilder.int32();
      case LONG -> SchemaBuilder.int64();
      case DOUBLE -> SchemaBuilder.float64();
      case BOOLEAN -> SchemaBuilder.bool();
      default -> throw new IllegalArgumentException("our contracts have no " + avro.getType());
    };
  }

  private static SchemaBuilder struct(org.apache.avro.Schema avro) {
    SchemaBuilder struct = SchemaBuilder.struct().name(avro.getFullName()).doc(avro.getDoc());
    avro.getFields().forEach(field -> struct.field(field.name(), of(field.schema()).build()));
    return struct;
  }

  /** What a union with null holds where it is not null. */
  static org.apache.avro.Schema presentBranch(org.apache.avro.Schema union) {
    return union.getTypes().stream()
        .filter(branch -> branch.getType() != org.apache.avro.Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }
}
