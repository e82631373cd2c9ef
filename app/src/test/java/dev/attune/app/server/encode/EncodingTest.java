package dev.attune.app.server.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {

  private static final String PAGE = "https://lindhavn.example/kettle?a=1&b=2";

  @Test
  void shouldShowMarkupAsTextWhenTheReaderIsABrowser() {
    // When
    String page =
        Encoding.HTML.encode(
            List.of(offer("<b>Tea</b>", "a\" onload=\"x\n</p><script>", "It's & \"on\"", PAGE)));

    // Then
    assertThat(page)
        .isEqualTo(
            """
            <article lang="en" data-offer="o-1">
            <h2>&lt;b&gt;Tea&lt;/b&gt;</h2>
            <p>a&quot; onload=&quot;x<br>
            &lt;/p&gt;&lt;script&gt;</p>
            <p><a href="https://lindhavn.example/kettle?a=1&amp;b=2">It's &amp; &quot;on&quot;</a></p>
            </article>
            """);
  }

  @Test
  void shouldTakeTheMeaningFromEverySignWhenTheReaderKnowsMarkdown() {
    // When
    String text =
        Encoding.MARKDOWN.encode(
            List.of(offer("# Tea", "![x](//a.example)\n    - www.a.example <b>", "`Go`", PAGE)));

    // Then
    assertThat(text)
        .isEqualTo(
            """
            ## \\# Tea

            \\!\\[x\\]\\(\\/\\/a\\.example\\)\\
            \\- www\\.a\\.example \\<b\\>

            [\\`Go\\`](<%s>)
            """
                .formatted(PAGE));
  }

  @Test
  void shouldLeaveNothingUnseenInATextMessage() {
    // When
    String text =
        Encoding.SMS.encode(
            List.of(offer("Te\u200ba\u202e", "One\r\ntwo\u0007 three", "Go\ttoday", PAGE)));

    // Then
    assertThat(text).isEqualTo("Tea\nOne two three\nGo today\n" + PAGE);
  }

  @Test
  void shouldBeginNoOtherHeaderWhenAHeadlineHoldsLineBreaks() {
    // Given
    String headline = "Tee für Sie\r\nBcc: thea@lindhavn.example\r\n\r\nHi " + "ü".repeat(60);

    // When
    String message = Encoding.EMAIL.encode(List.of(offer(headline, "Grüße\n.\n", "Los", PAGE)));

    // Then
    String head = message.substring(0, message.indexOf("\r\n\r\n"));
    assertThat(
            head.lines()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.substring(0, line.indexOf(':'))))
        .containsExactly("Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding");
    assertThat(head.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(100).isASCII());
    assertThat(subject(head))
        .isEqualTo("Tee für Sie Bcc: thea@lindhavn.example Hi " + "ü".repeat(60));
    String body = message.substring(message.indexOf("\r\n\r\n")).strip();
    assertThat(new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8))
        .isEqualTo("Grüße\n.\n\n\nLos\n" + PAGE + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1", "＝1", "|calc", "%0A"})
  void shouldHoldNoFormulaWhenTheReaderIsASpreadsheet(String text) throws Exception {
    // When
    String table = Encoding.CSV.encode(List.of(offer(text, "a\"b,c\nd", text, PAGE)));

    // Then
    CSVRecord row = CSVFormat.RFC4180.parse(new java.io.StringReader(table)).getRecords().get(1);
    assertThat(row.get(3)).isEqualTo("'" + text);
    assertThat(row.get(4)).isEqualTo("a\"b,c\nd");
    assertThat(row.get(5)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.example/",
        "https://thea@a.example/",
        "https://a.example/ x",
        "file:///etc/passwd",
        "https:///x",
        ""
      })
  void shouldLeadNowhereWhenTheAddressIsNoPage(String url) {
    // When
    List<String> all =
        Arrays.stream(Encoding.values())
            .map(encoding -> encoding.encode(List.of(offer("Tea", "For you", "Go", url))))
            .toList();

    // Then
    assertThat(all).noneSatisfy(text -> assertThat(text).containsAnyOf("href", "](", "example"));
  }

  private static String subject(String head) {
    return head.lines()
        .takeWhile(line -> line.startsWith("Subject: ") || line.startsWith(" "))
        .map(line -> line.replace("Subject: ", "").strip())
        .map(word -> word.substring("=?UTF-8?B?".length(), word.length() - 2))
        .map(word -> new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8))
        .collect(Collectors.joining());
  }

  private static ShownOffer offer(String headline, String body, String button, String url) {
    ObjectNode offer = JsonNodeFactory.instance.objectNode();
    offer.put("offerId", "o-1").put("channel", "web").put("language", "en");
    offer.put("headline", headline).put("body", body).put("callToAction", button);
    offer.putArray("products").addObject().put("url", url);
    return ShownOffer.of(offer);
  }
}
