package dev.attune.connectors.log.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductNamesTest {

  @ParameterizedTest
  @CsvSource({
    "samsung,electronics.smartphone,Samsung smartphone",
    "aqua,appliances.environment.water_heater,Aqua water heater",
    ",furniture.living_room.sofa,Sofa",
    "shiseido,,Shiseido product",
    ",,Product 12345",
    "\u00fcber,,\u00dcber product"
  })
  void shouldBuildAReadableNameFromWhatIsKnown(
      @Nullable String brand, @Nullable String category, String name) {
    assertThat(ProductNames.derived(brand, category, "12345")).isEqualTo(name);
  }
}
