package dev.attune.app.registry.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.schemas.registry.CompatibilityLevel;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityCheckTest {
  private static final Schema NARROW = record("");
  private static final Schema OPTIONAL = record(",{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
  private static final Schema REQUIRED = record(",{\"name\":\"b\",\"type\":\"int\"}");

  @ParameterizedTest
  @CsvSource({
    "NONE,                true,  true,  true",
    "BACKWARD,            true,  false, true",
    "BACKWARD_TRANSITIVE, true,  false, false",
    "FORWARD,             true,  true,  true",
    "FORWARD_TRANSITIVE,  true,  true,  true",
    "FULL,                true,  false, true",
    "FULL_TRANSITIVE,     true,  false, false",
  })
  void shouldAllowWhatTheLevelAllows(
      CompatibilityLevel level, boolean addOptional, boolean addRequired, boolean viaOptional) {
    assertThat(allows(level, OPTIONAL, NARROW)).isEqualTo(addOptional);
    assertThat(allows(level, REQUIRED, NARROW)).isEqualTo(addRequired);
    // The last version is readable by it, the first is not: here the transitive levels differ.
    assertThat(allows(level, REQUIRED, NARROW, OPTIONAL)).isEqualTo(viaOptional);
  }

  private static boolean allows(CompatibilityLevel level, Schema schema, Schema... earlier) {
    return CompatibilityCheck.objections(level, schema, List.of(earlier)).isEmpty();
  }

  private static Schema record(String moreFields) {
    return new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"}%s]}"
                .formatted(moreFields));
  }
}
