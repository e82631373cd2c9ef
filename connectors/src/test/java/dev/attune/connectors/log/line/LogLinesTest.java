package dev.attune.connectors.log.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LogLinesTest {

  private static final int BOUND = 1 << 20;

  private final List<BadLine> bad = new ArrayList<>();

  @Test
  void shouldCountBlankLinesButNotGiveThem() {
    assertThat(read("one\n\n  \r\ntwo"))
        .extracting(Line::number, Line::text)
        .containsExactly(tuple(1L, "one"), tuple(4L, "two"));
  }

  @Test
  void shouldKeepALineWhenItIsAsLongAsTheBoundAndNotWhenItIsLonger() {
    // Given
    String longest = "x".repeat(BOUND);

    // When
    List<Line> lines = read(longest + "\n" + longest + "x\nend");

    // Then
    assertThat(lines).extracting(Line::number).containsExactly(1L, 3L);
    assertThat(bad).extracting(BadLine::cause).containsExactly(Cause.LINE_TOO_LONG);
  }

  @Test
  void shouldReadTheSameLinesAfterAPeek() {
    // Given
    try (LogLines lines = open("one\ntwo\nthree")) {

      // When
      List<Line> peeked = lines.peek(2);

      // Then
      assertThat(peeked).extracting(Line::text).containsExactly("one", "two");
      assertThat(rest(lines)).extracting(Line::text).containsExactly("one", "two", "three");
      assertThat(lines.count()).isEqualTo(3);
    }
  }

  @Property(tries = 50)
  void shouldSplitTheSameWhereverAChunkEnds(@ForAll @IntRange(min = -3, max = 3) int shift) {
    // Given
    String first = "x".repeat((1 << 16) + shift);

    // When
    List<List<Line>> readings =
        Stream.of("\n", "\r\n", "\r")
            .map(ending -> read(first + ending + "two" + ending + "three"))
            .toList();

    // Then
    assertThat(readings).allMatch(lines -> lines.equals(readings.getFirst()));
    assertThat(readings.getFirst()).hasSize(3);
  }

  private List<Line> read(String log) {
    try (LogLines lines = open(log)) {
      return rest(lines);
    }
  }

  private LogLines open(String log) {
    return new LogLines(List.of("-"), new ByteArrayInputStream(log.getBytes(UTF_8)), bad::add);
  }

  private static List<Line> rest(LogLines lines) {
    List<Line> rest = new ArrayList<>();
    for (Line line = lines.next(); line != null; line = lines.next()) {
      rest.add(line);
    }
    return rest;
  }
}
