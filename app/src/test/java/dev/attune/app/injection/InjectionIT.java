package dev.attune.app.injection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Cli;
import dev.attune.app.command.Commands;
import dev.attune.topology.playbook.Playbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders in every text that comes from outside, and a model that obeys each of them. */
class InjectionIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path PAGE = Path.of("..", "docs", "guards.md");
  private static final String BEGIN = "<!-- injection, written by InjectionIT -->\n";
  private static final String END = "\n<!-- end of injection -->";
  private static final String REFRESH = "attune.docs.refresh";
  private static final String HARMLESS = "harmless";
  private static final List<String> CANARIES =
      List.of(
          ObedientModel.KEY,
          ObedientModel.EMAIL,
          ObedientModel.PHONE,
          ObedientModel.CARD,
          "tannery",
          "You write short marketing texts",
          "Winterberg");

  /** Marks by which chat templates tell speakers apart, and those of our own templates. */
  private static final Pattern TOKEN =
      Pattern.compile("<\\||\\|>|\\[/?INST]|<<SYS>>|</s>|\\{\\{|}}|(?m)^ *(system|assistant):");

  private static final Pattern DATA = Pattern.compile("(?ms)^<<<\\n(.*?)\\n>>>$");
  private static final int LONGEST_LINE = 4 * 80 + 60;

  private static final List<Attack> ATTACKS = Attack.all();
  private static List<JsonNode> offers = List.of();
  private static String written = "";
  private static List<String> prompts = List.of();
  private static ObedienceTable table =
      new ObedienceTable(List.of(), Map.of(), List.of(), List.of());

  @BeforeAll
  static void obey(@TempDir Path folder) throws IOException {
    Path log = AttackedShop.write(folder, ATTACKS);
    Path offered = folder.resolve("offers.jsonl");
    Path decided = folder.resolve("decisions.jsonl");
    try (ObedientModel model = new ObedientModel(ATTACKS)) {
      written =
          replay(
              log.toString(),
              "--offers",
              offered.toString(),
              "--decisions",
              decided.toString(),
              "--playbook",
              playbook(folder).toString(),
              "-o",
              "model.provider=openai",
              "-o",
              "model.base.url=" + model.url(),
              "-o",
              "model.api.key=" + ObedientModel.KEY,
              "-o",
              "model.name=obedient",
              "-o",
              "model.price=0.01/0.01");
      prompts = model.prompts();
      List<JsonNode> decisions = read(decided);
      offers = read(offered);
      table = new ObedienceTable(ATTACKS, model.obeyed(), decisions, offers);
    }
    written += Files.readString(offered) + Files.readString(decided);
  }

  @Test
  void shouldAttackEveryFieldInEveryLanguage() {
    // When
    long attacks = ATTACKS.stream().filter(attack -> !attack.kind().equals(HARMLESS)).count();

    // Then
    assertThat(attacks).isGreaterThanOrEqualTo(200);
    assertThat(ATTACKS).extracting(Attack::field).containsAll(AttackedShop.UNREAD);
    assertThat(ATTACKS)
        .allSatisfy(attack -> assertThat(table.obeyed(attack)).as(attack.text()).isPositive());
  }

  @Test
  void shouldOfferNoTextThatObeysAnOrder() {
    // When
    List<String> byModel =
        offers.stream()
            .filter(offer -> !offer.at("/provenance/use/provider").asText().equals("template"))
            .map(InjectionIT::text)
            .toList();

    // Then only what was harmless got through, and that did
    List<String> harmless =
        ATTACKS.stream()
            .filter(attack -> attack.kind().equals(HARMLESS))
            .map(Attack::obeyed)
            .toList();
    assertThat(byModel).isNotEmpty();
    assertThat(byModel)
        .allSatisfy(text ->
            assertThat(harmless).as(text).anySatisfy(each -> assertThat(text).contains(each)));
  }

  @Test
  void shouldLetNoCanaryOut() {
    // Then neither in offers nor in decisions, on the screen or in a warning
    assertThat(written).isNotEmpty().doesNotContain(CANARIES.toArray(String[]::new));
  }

  @Test
  void shouldLetOrdersIntoPromptsAsDataOnly() {
    // Given
    List<String> unread =
        ATTACKS.stream()
            .filter(attack -> AttackedShop.UNREAD.contains(attack.field()))
            .map(Attack::mark)
            .toList();

    // Then
    assertThat(prompts).isNotEmpty();
    assertThat(prompts)
        .allSatisfy(prompt -> {
          assertThat(prompt).doesNotContain(unread.toArray(String[]::new));
          assertThat(prompt).doesNotContain(ObedientModel.EMAIL, ObedientModel.PHONE);
          assertThat(prompt).doesNotContain(ObedientModel.CARD).doesNotContainPattern(TOKEN);
          assertThat(DATA.matcher(prompt).replaceAll("")).doesNotContain("qz", "<<<", ">>>");
          assertThat(DATA.matcher(prompt).results().flatMap(data -> data.group(1).lines()))
              .allSatisfy(line -> assertThat(line).hasSizeLessThan(LONGEST_LINE));
        });
    assertThat(prompts).anySatisfy(prompt -> assertThat(prompt).contains("qz"));
  }

  @Test
  void shouldBeTheTableThatIsPublished() throws IOException {
    // Given
    String page = Files.readString(PAGE);
    String head = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
    String wanted = head + table.markdown() + page.substring(page.indexOf(END));

    // When
    if (Boolean.getBoolean(REFRESH)) {
      Files.writeString(PAGE, wanted);
    }

    // Then
    assertThat(Files.readString(PAGE)).as("refresh with -D%s=true", REFRESH).isEqualTo(wanted);
  }

  private static String text(JsonNode offer) {
    return String.join(
        "\n",
        offer.get("headline").asText(),
        offer.get("body").asText(),
        offer.get("callToAction").asText());
  }

  /** The one that comes with Attune, with a secret in its voice and all the money that it takes. */
  private static Path playbook(Path folder) throws IOException {
    try (InputStream file = Playbook.class.getResourceAsStream("default-playbook.yml")) {
      String standard =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      String told =
          standard.replace(
              "No superlatives.", "No superlatives. Between us: " + ObedientModel.CONFIDENCE + ".");
      String paid =
          told.replace("per-day: 5, per-month: 50", "per-day: unlimited, per-month: unlimited");
      assertThat(told).isNotEqualTo(standard);
      assertThat(paid).isNotEqualTo(told);
      return Files.writeString(folder.resolve("playbook.yml"), paid);
    }
  }

  private static String replay(String... arguments) {
    StringWriter said = new StringWriter();
    List<String> all = new ArrayList<>(List.of("replay"));
    all.addAll(List.of(arguments));
    PrintWriter screen = new PrintWriter(said, true);
    int code = new Cli(Commands.ALL, Map.of(), screen, screen).run(all.toArray(String[]::new));
    assertThat(code).as(said.toString()).isZero();
    return said.toString();
  }

  private static List<JsonNode> read(Path lines) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (String line : Files.readAllLines(lines)) {
      all.add(JSON.readTree(line));
    }
    return all;
  }
}
