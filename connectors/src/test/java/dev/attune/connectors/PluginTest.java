package dev.attune.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;

/** What a Connect worker has to find in the jar. */
class PluginTest {

  private static final int JAVA_21 = 65;

  private static final List<Class<?>> KINDS =
      List.of(SourceConnector.class, SinkConnector.class, Converter.class, Transformation.class);

  @Test
  void shouldNameEachPluginInItsManifest() {
    // When
    Set<String> named =
        KINDS.stream()
            .flatMap(kind -> ServiceLoader.load(kind).stream())
            .map(provider -> provider.type().getName())
            .filter(name -> name.startsWith("dev.attune."))
            .collect(Collectors.toSet());

    // Then
    assertThat(named).isEqualTo(ourPlugins());
  }

  private static Set<String> ourPlugins() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.attune.connectors")
            .stream()
            .filter(type -> KINDS.stream().anyMatch(type::isAssignableTo))
            .map(JavaClass::reflect)
            .filter(type -> !Modifier.isAbstract(type.getModifiers()))
            .map(Class::getName)
            .collect(Collectors.toSet());
  }

  @Test
  void shouldLoadOnJava21() throws IOException {
    assertThat(classVersion("dev.attune.connectors.source.EventLogSource"))
        .isLessThanOrEqualTo(JAVA_21);
    assertThat(classVersion("dev.attune.avro.Offer")).isLessThanOrEqualTo(JAVA_21);
  }

  /** The version stands behind the magic number and the minor version (JVMS 4.1). */
  private static int classVersion(String name) throws IOException {
    String path = "/" + name.replace('.', '/') + ".class";
    try (InputStream bytes = Objects.requireNonNull(PluginTest.class.getResourceAsStream(path));
        DataInputStream data = new DataInputStream(bytes)) {
      data.skipNBytes(6);
      return data.readUnsignedShort();
    }
  }
}
