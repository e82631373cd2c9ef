package dev.attune.app.privacy.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannersTest {

  private static final String CANARY = "canary-of-anna";
  private static final int CHUNK = 1 << 20;

  private final Needles needles = new Needles(List.of(CANARY, "anna@shop.example"));

  @TempDir Path folder;

  @Test
  void shouldCountEachPlaceWhereOneStands() {
    // When
    long found =
        needles.countIn(
            (CANARY + CANARY + " anna@shop.example ann").getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(found).isEqualTo(3);
    assertThat(needles.countIn(null)).isZero();
  }

  @Test
  void shouldRefuseWhatIsTooShortToMeanAnything() {
    // Then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Needles(List.of("7")))
        .withMessageContaining("too short");
  }

  @Test
  void shouldFindItOnceWhenItStandsAcrossTheBoundsOfWhatIsReadAtOnce() throws IOException {
    // Given
    for (int before : List.of(CHUNK - 5, CHUNK - CANARY.length(), CHUNK, 2 * CHUNK - 1)) {
      byte[] bytes = new byte[before + CANARY.length() + 100];
      Arrays.fill(bytes, (byte) '.');
      byte[] canary = CANARY.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(canary, 0, bytes, before, canary.length);
      Files.write(folder.resolve("at" + before), bytes);
    }

    // When
    Place place = new FolderScanner(needles).scan(folder);

    // Then
    assertThat(place.hits()).isEqualTo(4);
    assertThat(place.bytes()).isGreaterThan(4L * CHUNK);
  }

  @Test
  void shouldLookIntoCompressedBatchesOfASegment() throws IOException {
    // Given
    byte[] value = (CANARY + " ").repeat(200).getBytes(StandardCharsets.UTF_8);
    Path segment = folder.resolve("00000000000000000000.log");
    try (FileRecords records = FileRecords.open(segment.toFile())) {
      records.append(
          MemoryRecords.withRecords(
              Compression.gzip().build(),
              new SimpleRecord("key".getBytes(StandardCharsets.UTF_8), value)));
    }

    // When
    Place place = new FolderScanner(needles).scan(folder);

    // Then
    assertThat(Files.readString(segment, StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
    assertThat(place.hits()).isEqualTo(200);
  }

  @Test
  void shouldLookIntoGzippedFiles() throws IOException {
    // Given
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("app.log.gz")))) {
      out.write(CANARY.getBytes(StandardCharsets.UTF_8));
    }

    // When
    Place place = new FolderScanner(needles).scan(folder);

    // Then
    assertThat(place.hits()).isEqualTo(1);
  }
}
