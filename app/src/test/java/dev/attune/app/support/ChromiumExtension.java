package dev.attune.app.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a {@link Browser}: the Chromium of this machine, one for the whole JVM, without a
 * window. Where there is none the test is skipped; {@code -Dattune.it.chromium=PATH} names another.
 */
public final class ChromiumExtension implements ParameterResolver, ExecutionCondition {
  private static final String SWITCH = "attune.it.chromium";
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** Owns the browser and the process that drives it. */
  private record Driven(Playwright playwright, Browser browser) implements AutoCloseable {
    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return executable()
        .map(place -> ConditionEvaluationResult.enabled("The browser is " + place))
        .orElseGet(() ->
            ConditionEvaluationResult.disabled(
                "Chromium is not installed: install it, or name it with -D" + SWITCH + "=PATH"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(Driven.class, key -> start(executable().orElseThrow()), Driven.class)
        .browser();
  }

  private static Optional<Path> executable() {
    String named = System.getProperty(SWITCH);
    return Stream.concat(Stream.ofNullable(named), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Driven start(Path executable) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    // As root, as in containers, its sandbox does not start.
    List<String> options = List.of("--no-sandbox", "--disable-gpu", "--enable-precise-memory-info");
    return new Driven(
        playwright,
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(options)));
  }
}
