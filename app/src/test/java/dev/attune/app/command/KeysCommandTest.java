package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.schemas.seal.KeySource;
import dev.attune.schemas.seal.MasterKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {

  @TempDir Path folder;
  private String file = "";

  @BeforeEach
  void name() {
    file = folder.resolve("keys").toString();
  }

  @Test
  void shouldWriteKeysThatCanBeReadAndNeverReplaceThem() {
    // When
    CommandRun first = CommandRun.of("keys", "new", file);
    CommandRun second = CommandRun.of("keys", "new", file);

    // Then
    assertThat(first.out()).contains("privacy.keys=file:" + file);
    assertThat(read().current()).startsWith("master-");
    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err()).contains("exists");
  }

  @Test
  void shouldPutANewMasterKeyBeforeTheOthersWhenRotated() {
    // Given
    MasterKeys old = MasterKeys.random("old");
    write(old);

    // When
    CommandRun run = CommandRun.of("keys", "rotate", file);

    // Then
    assertThat(run.code()).isZero();
    assertThat(read().current()).isNotEqualTo("old");
    assertThat(read().toText())
        .endsWith(old.toText().lines().skip(1).findFirst().orElseThrow() + "\n");
    assertThat(folder.toFile().list()).containsExactly("keys");
  }

  private MasterKeys read() {
    return KeySource.read("file:" + file, Map.of());
  }

  private void write(MasterKeys keys) {
    try {
      KeySource.create(Path.of(file), keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
