package dev.attune.guards.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.avro.TextRules;
import dev.attune.guards.Briefs;
import dev.attune.guards.GuardContract;
import dev.attune.guards.judge.TextGuard;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkGuardTest extends GuardContract {

  @Override
  protected TextGuard guard() {
    return new LinkGuard();
  }

  @Override
  protected OfferText refused() {
    return Briefs.text("See https://evil.example.com/kettle for more.");
  }

  @Override
  protected Brief brief() {
    return Briefs.under(TextRules.newBuilder().setHosts(List.of("shop.example", "lindhavn.de")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No link at all.",
        "Yours for 24.99. Now at 10 % off.",
        "It ends on 31.12.2026 at 23:59.",
        "Kettle Lille 1.7 l: have a look.",
        "It is made in e.g. Sweden.",
        "https://shop.example/kettle",
        "https://www.lindhavn.de:443/a?b=c",
        "Go to www.lindhavn.de today."
      })
  void shouldPassTextsWithoutLinksAndWithListedHosts(String body) {
    assertThat(verdict(body)).isEqualTo(GuardVerdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example/kettle",
        "https://shop.example@evil.com/",
        "https://shop.example:pw@evil.com/",
        "https://shop.example.evil.com/",
        "https://evilshop.example/",
        "https://xn--lindhavn-3ya.de/",
        "https://lındhavn.de/",
        "https://192.168.0.1/",
        "https://3232235521/",
        "https://0xC0A80001/",
        "https://[::1]/",
        "//evil.com/x",
        "https:\\\\evil.com",
        "javascript:alert(1)",
        "data:text/html,hi",
        "mailto:someone",
        "tel:+49301234",
        "ftp://shop.example/",
        "Visit evil.com now.",
        "Visit evil[.]com now.",
        "Visit evil dot com now.",
        "Visit evil。com now.",
        "Visit ｅｖｉｌ．ｃｏｍ now.",
        "Visit bit.ly/abc now.",
        "Visit 10.0.0.1 now.",
        "HTTPS://EVIL.COM",
        "hxxps://evil.com"
      })
  void shouldRefuseEveryOtherLink(String body) {
    assertThat(verdict(body)).isEqualTo(GuardVerdict.FAIL);
  }
}
