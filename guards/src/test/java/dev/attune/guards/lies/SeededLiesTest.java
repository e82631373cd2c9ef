package dev.attune.guards.lies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.guards.lies.LieTable.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** How many lies the guards find, on sentences that they were not tuned on. */
class SeededLiesTest {

  private static final Path PAGE = Path.of("..", "docs", "guards.md");
  private static final String BEGIN = "<!-- seeded lies, written by SeededLiesTest -->\n";
  private static final String END = "\n<!-- end -->";
  private static final String REFRESH = "attune.docs.refresh";

  @Test
  void shouldBeManyAndHalfOfThemTrue() {
    // When
    Counts held = LieTable.of(SeededLies.heldOut()).all();
    Counts development = LieTable.of(SeededLies.development()).all();

    // Then
    assertThat(held.lies()).isEqualTo(held.truths());
    assertThat(held.lies() + held.truths()).isGreaterThanOrEqualTo(600);
    assertThat(development.lies() + development.truths()).isGreaterThanOrEqualTo(500);
  }

  @Test
  void shouldFindLiesAndLetTruthsPassWhenSentencesAreKnown() {
    // When
    LieTable table = LieTable.of(SeededLies.development());

    // Then
    assertThat(table.all().recall()).as(table.mistakes()).isGreaterThanOrEqualTo(0.98);
    assertThat(table.all().falseAlarms()).as(table.mistakes()).isLessThanOrEqualTo(0.02);
  }

  @Test
  void shouldFindLiesAndLetTruthsPassWhenSentencesAreNew() {
    // When
    LieTable table = LieTable.of(SeededLies.heldOut());

    // Then
    assertThat(table.all().recall()).isGreaterThanOrEqualTo(0.98);
    assertThat(table.all().falseAlarms()).isLessThanOrEqualTo(0.02);
  }

  @Test
  void shouldBeTheTableThatIsPublished() throws IOException {
    // Given
    String table = LieTable.of(SeededLies.heldOut()).markdown();
    String page = Files.readString(PAGE);
    String head = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
    String wanted = head + table + page.substring(page.indexOf(END));

    // When
    if (Boolean.getBoolean(REFRESH)) {
      Files.writeString(PAGE, wanted);
    }

    // Then
    assertThat(Files.readString(PAGE)).as("refresh with -D%s=true", REFRESH).isEqualTo(wanted);
  }
}
