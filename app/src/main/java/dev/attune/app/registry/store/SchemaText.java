package dev.attune.app.registry.store;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * A schema and the text by which it is recognised. Texts that differ only in white space or in the
 * order of attributes are the same schema.
 */
record SchemaText(Schema schema, String canonical) {
  /**
   * Reads an Avro schema in JSON.
   *
   * @throws RegistryError 42201 when it is not Avro
   */
  static SchemaText parse(String text) {
    try {
      Schema schema = new Schema.Parser().parse(text);
      return new SchemaText(schema, schema.toString());
    } catch (AvroRuntimeException e) {
      throw RegistryError.invalidSchema(String.valueOf(e.getMessage()));
    }
  }
}
