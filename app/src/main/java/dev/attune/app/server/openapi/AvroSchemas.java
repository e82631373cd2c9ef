package dev.attune.app.server.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** JSON schemas (2020-12) of contracts, as {@code RecordJson} writes their records. Pure. */
final class AvroSchemas {

  private final ObjectNode schemas;

  /**
   * A converter.
   *
   * @param schemas gets each named type once, by its short name
   */
  AvroSchemas(ObjectNode schemas) {
    this.schemas = schemas;
  }

  /** The schema itself, or a reference to it where it has a name. */
  ObjectNode of(Schema avro) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    LogicalType logical = avro.getLogicalType();
    if (logical != null && logical.getName().equals("timestamp-millis")) {
      return schema.put("type", "string").put("format", "date-time");
    }
    if (logical != null && logical.getName().equals("decimal")) {
      return schema.put("type", "number");
    }
    return switch (avro.getType()) {
      case RECORD, ENUM -> named(avro);
      case UNION -> union(avro.getTypes());
      case ARRAY -> {
        schema.put("type", "array").set("items", of(avro.getElementType()));
        yield schema;
      }
      case MAP -> {
        schema.put("type", "object").set("additionalProperties", of(avro.getValueType()));
        yield schema;
      }
      case INT, LONG -> schema.put("type", "integer");
      case FLOAT, DOUBLE -> schema.put("type", "number");
      case BOOLEAN -> schema.put("type", "boolean");
      case NULL -> schema.put("type", "null");
      case STRING, BYTES, FIXED -> schema.put("type", "string");
    };
  }

  private ObjectNode union(List<Schema> types) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode any = schema.putArray("anyOf");
    types.forEach(type -> any.add(of(type)));
    return schema;
  }

  private ObjectNode named(Schema avro) {
    String name = avro.getName();
    if (!schemas.has(name)) {
      ObjectNode schema = schemas.putObject(name);
      if (avro.getDoc() != null) {
        schema.put("description", avro.getDoc());
      }
      if (avro.getType() == Schema.Type.ENUM) {
        ArrayNode values = schema.put("type", "string").putArray("enum");
        avro.getEnumSymbols().forEach(values::add);
      } else {
        fields(avro, schema);
      }
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  private void fields(Schema avro, ObjectNode schema) {
    ObjectNode properties = schema.put("type", "object").putObject("properties");
    for (Schema.Field field : avro.getFields()) {
      ObjectNode property = of(field.schema());
      if (field.doc() != null) {
        property.put("description", field.doc());
      }
      properties.set(field.name(), property);
    }
  }
}
