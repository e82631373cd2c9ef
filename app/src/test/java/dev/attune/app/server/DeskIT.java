package dev.attune.app.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.attune.app.support.ChromiumExtension;
import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages in a browser: what they show, to whom, at which size, and that text stays text. */
@ExtendWith({ChromiumExtension.class, KafkaExtension.class})
@Timeout(180)
class DeskIT {
  private static final String HOSTILE = "<img src=x onerror=\"window.hacked=1\">&amp;</script>";
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private static ServerUnderTest server;
  private static Browser browser;
  private final List<String> faults = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();

  /** How a page is looked at. */
  enum Look {
    LIGHT(1440, 900, ColorScheme.LIGHT),
    DARK(1440, 900, ColorScheme.DARK),
    PHONE(360, 780, ColorScheme.LIGHT),
    WALL(3840, 2160, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }
  }

  @BeforeAll
  static void start(KafkaUnderTest kafka, Browser chromium) {
    browser = chromium;
    server = ServerUnderTest.start(kafka.bootstrapServers(), Map.of("partitions", "1"));
    await().until(server::isReady);
    ShopOnStage stage = new ShopOnStage(server, Instant.now());
    for (int i = 0; i < 9; i++) {
      stage.offer("u" + i, "o" + i, "Gooseneck Kettle 0.8 l");
      stage.silence("u" + i, "s" + i);
    }
    stage.refusal("u1", "r1", "Gooseneck Kettle 0.8 l");
    stage.offer("hostile" + HOSTILE, "hostile", HOSTILE);
    stage.consent("u1");
    await().until(() -> server.get("/v1/desk/guards").body().contains("no price"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> server.get("/v1/offers/hostile/why").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void closePages() {
    contexts.forEach(BrowserContext::close);
  }

  @ParameterizedTest
  @CsvSource({
    "now, /, how it came about",
    "user, /#/users/u1, What happened",
    "offer, /#/offers/o1, What went out",
    "guards, /#/guards, 19.99 is no price",
    "languages, /#/languages, Accuracy",
    "privacy, /#/privacy/u1, Answers in force",
    "api, /api, GET /v1/users/{id}/offers"
  })
  void shouldBeReadableByAnybodyWhateverTheSizeAndTheLight(String name, String path, String text) {
    for (Look look : Look.values()) {
      // Given
      Page page = open(look, true);

      // When
      page.navigate(server.url() + path);
      page.getByText(text).first().waitFor();
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(
                  SCREENSHOTS.resolve(name + "-" + look.name().toLowerCase(Locale.ROOT) + ".png"))
              .setFullPage(look != Look.WALL));

      // Then
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .as("%s, %s", name, look)
          .extracting(rule -> rule.getId() + ": " + rule.getNodes())
          .isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("%s, %s fits its width", name, look)
          .isEqualTo(true);
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"/", "/#/users/HOSTILE", "/#/offers/hostile"})
  void shouldShowMarkupInNamesAsTextWhenSomebodyPutItThere(String path) {
    // Given
    Page page = open(Look.LIGHT, true);
    String name = URLEncoder.encode("hostile" + HOSTILE, StandardCharsets.UTF_8);

    // When
    page.navigate(server.url() + path.replace("HOSTILE", name.replace("+", "%20")));
    page.getByText(HOSTILE).first().waitFor();

    // Then
    assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
    assertThat(page.locator("#main img, #main script").count()).isZero();
  }

  @Test
  void shouldAskForATokenAndGoOnWithIt() {
    // Given
    Page page = open(Look.LIGHT, false);
    page.navigate(server.url() + "/");
    Locator token = page.getByLabel("This server asks for a token");
    token.waitFor();

    // When
    token.fill(ServerUnderTest.READER);
    token.press("Enter");

    // Then
    assertThat(page.getByText("Gooseneck Kettle").first()).isVisible();
    assertThat(token).isHidden();
  }

  @Test
  void shouldBeUsableByKeyboardAlone() {
    // Given
    Page page = open(Look.LIGHT, true);
    page.navigate(server.url() + "/");
    page.getByText("Offers as they are written").waitFor();

    // When
    page.keyboard().press("Tab");
    String first = String.valueOf(page.evaluate("document.activeElement.textContent"));
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Guards")).focus();
    page.keyboard().press("Enter");
    page.getByText("19.99 is no price").first().waitFor();

    // Then
    assertThat(first).isEqualTo("Skip to the content");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
    assertThat(page).hasTitle("Guards · Attune");
  }

  @Test
  void shouldSayWhatFlowsAndWhatItCosts() {
    // Given
    Page page = open(Look.LIGHT, true);
    page.navigate(server.url() + "/");
    page.getByText("Offers as they are written").waitFor();

    // When
    new ShopOnStage(server, Instant.now()).offer("u50", "o50", "Porcelain Dripper");

    // Then
    assertThat(page.locator(".headline")).containsText("personal offer");
    assertThat(page.locator(".price")).containsText("Writing costs $");
    assertThat(page.locator(".price")).containsText("the budget of $5.00");
  }

  @Test
  void shouldHandOverWhatIsHeldAsAFile() throws Exception {
    // Given
    Page page = open(Look.LIGHT, ServerUnderTest.PRIVACY);
    page.navigate(server.url() + "/#/privacy/u2");

    // When
    Download file =
        page.waitForDownload(() ->
            page.getByRole(
                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download what is held"))
                .click());

    // Then
    assertThat(file.suggestedFilename()).isEqualTo("export.json");
    assertThat(Files.readString(file.path()))
        .contains("\"userId\" : \"u2\"", "Gooseneck Kettle", "KETTLE10");
    assertThat(faults).isEmpty();
  }

  @Test
  void shouldForgetAUserOnlyWhenTheIdWasTypedAndShowWhatIsLeft() {
    // Given
    ShopOnStage stage = new ShopOnStage(server, Instant.now());
    stage.offer("leaving-1", "leaving-offer", "Porcelain Dripper");
    Page page = open(Look.LIGHT, ServerUnderTest.PRIVACY);
    page.navigate(server.url() + "/#/privacy/leaving-1");
    Locator button =
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Forget for good"));
    Locator typed = page.getByLabel("To confirm, type the user's id");
    typed.fill("leaving-2");
    assertThat(button).isDisabled();
    typed.fill("leaving-1");

    // When
    button.click();
    stage.forgetAsTheTopologyDoes("leaving-1");
    page.getByText("Forgotten by the topology, and still found").waitFor();

    // Then
    assertThat(page.locator("#main table").last()).containsText("offers");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve("forgotten-light.png"))
            .setFullPage(true));
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    Download certificate =
        page.waitForDownload(() ->
            page.getByRole(
                    AriaRole.BUTTON,
                    new Page.GetByRoleOptions().setName("Download the certificate"))
                .click());
    assertThat(certificate.suggestedFilename()).isEqualTo("certificate.json");
    assertThat(faults).isEmpty();
  }

  @Test
  void shouldSayThatATokenMayNotWhenItIsNoPrivacyOfficers() {
    // Given
    Page page = open(Look.LIGHT, ServerUnderTest.READER);
    page.navigate(server.url() + "/#/privacy/u3");

    // When
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download what is held"))
        .click();

    // Then
    assertThat(page.getByText("This key or token has no role that allows it.")).isVisible();
  }

  private Page open(Look look, boolean withToken) {
    return open(look, withToken ? ServerUnderTest.READER : null);
  }

  private Page open(Look look, @Nullable String token) {
    BrowserContext context =
        browser.newContext(
            new NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setColorScheme(look.scheme)
                .setLocale("en-GB"));
    contexts.add(context);
    if (token != null) {
      context.addInitScript("sessionStorage.setItem('token', '%s')".formatted(token));
    }
    Page page = context.newPage();
    page.setDefaultTimeout(20_000);
    page.onPageError(faults::add);
    page.onConsoleMessage(message -> note(message.type(), message.text()));
    return page;
  }

  /**
   * No topology runs here, so there is no profile to read, and a privacy officer may not follow the
   * desk: the browser notes these answers itself.
   */
  private void note(String type, String text) {
    if (type.equals("error")
        && !text.contains("status of 503")
        && !text.contains("status of 403")) {
      faults.add(text);
    }
  }
}
