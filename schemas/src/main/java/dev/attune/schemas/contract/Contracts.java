package dev.attune.schemas.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Conversions.DecimalConversion;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions.TimestampMillisConversion;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The schemas behind the generated classes. */
public final class Contracts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Contracts() {}

  /** The schema of a class, as the class itself knows it. */
  public static Schema schemaOf(Class<? extends SpecificRecord> type) {
    GeneratedClasses.trust();
    return SpecificData.get().getSchema(type);
  }

  /**
   * The schema of a class as it is registered: free of {@code avro.java.string}, which tells the
   * code generator how to hold a text and would make the same contract a different one for every
   * other language.
   */
  public static Schema contractOf(Class<? extends SpecificRecord> type) {
    try {
      JsonNode tree = JSON.readTree(schemaOf(type).toString());
      return new Schema.Parser().parse(withoutJava(tree).toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro writes schemas as JSON", e);
    }
  }

  /**
   * What Avro needs to read and write records of a class: its conversions, the fast reader, our
   * trust.
   */
  public static SpecificData data(Class<?> type) {
    GeneratedClasses.trust();
    SpecificData data = new SpecificData(type.getClassLoader());
    data.addLogicalTypeConversion(new DecimalConversion());
    data.addLogicalTypeConversion(new TimestampMillisConversion());
    data.setFastReaderEnabled(true);
    return data;
  }

  private static JsonNode withoutJava(JsonNode node) {
    node.forEach(Contracts::withoutJava);
    if (node instanceof ObjectNode object) {
      object.remove("avro.java.string");
    }
    return node;
  }
}
