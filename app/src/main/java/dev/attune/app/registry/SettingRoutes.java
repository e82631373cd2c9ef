package dev.attune.app.registry;

import dev.attune.app.registry.store.Mode;
import dev.attune.app.registry.store.RegistryError;
import dev.attune.app.registry.store.SubjectStore;
import dev.attune.schemas.registry.CompatibilityLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /config} and {@code /mode}: rules of all subjects and of one. */
record SettingRoutes(SubjectStore store) {
  List<Route> routes() {
    return List.of(
        Route.get("/config", request -> levelShown(store.globalLevel())),
        Route.put("/config", this::setGlobalLevel),
        Route.get("/config/{subject}", this::level),
        Route.put("/config/{subject}", this::setLevel),
        Route.delete("/config/{subject}", this::clearLevel),
        Route.get("/mode", request -> modeShown(store.globalMode())),
        Route.put("/mode", this::setGlobalMode),
        Route.get("/mode/{subject}", this::mode),
        Route.put("/mode/{subject}", this::setMode));
  }

  private Object level(Request request) {
    return levelShown(
        request.asks("defaultToGlobal")
            ? store.effectiveLevel(request.subject())
            : store.ownLevel(request.subject()));
  }

  private Object setGlobalLevel(Request request) {
    CompatibilityLevel level = levelIn(request);
    store.setLevel(level);
    return Map.of("compatibility", level);
  }

  private Object setLevel(Request request) {
    CompatibilityLevel level = levelIn(request);
    store.setLevel(request.subject(), level);
    return Map.of("compatibility", level);
  }

  private Object clearLevel(Request request) {
    return levelShown(store.clearLevel(request.subject()));
  }

  private Object mode(Request request) {
    return modeShown(
        request.asks("defaultToGlobal")
            ? store.effectiveMode(request.subject())
            : store.ownMode(request.subject()));
  }

  private Object setGlobalMode(Request request) {
    Mode mode = modeIn(request);
    store.setMode(mode);
    return modeShown(mode);
  }

  private Object setMode(Request request) {
    Mode mode = modeIn(request);
    store.setMode(request.subject(), mode);
    return modeShown(mode);
  }

  private static Map<String, Object> levelShown(CompatibilityLevel level) {
    return Map.of("compatibilityLevel", level);
  }

  private static Map<String, Object> modeShown(Mode mode) {
    return Map.of("mode", mode);
  }

  private static CompatibilityLevel levelIn(Request request) {
    CompatibilityLevel[] valid = CompatibilityLevel.values();
    return named(valid, request.field("compatibility"))
        .orElseThrow(() -> RegistryError.invalidLevel(Arrays.toString(valid)));
  }

  private static Mode modeIn(Request request) {
    return named(Mode.values(), request.field("mode"))
        .orElseThrow(() -> RegistryError.invalidMode(Arrays.toString(Mode.values())));
  }

  private static <E extends Enum<E>> Optional<E> named(E[] valid, String name) {
    return Arrays.stream(valid).filter(each -> each.name().equals(name)).findFirst();
  }
}
