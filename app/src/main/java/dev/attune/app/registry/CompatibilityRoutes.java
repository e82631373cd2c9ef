package dev.attune.app.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attune.app.registry.store.SubjectStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /compatibility}: could this schema follow that one? */
record CompatibilityRoutes(SubjectStore store) {
  List<Route> routes() {
    return List.of(
        Route.post("/compatibility/subjects/{subject}/versions", this::againstAll),
        Route.post("/compatibility/subjects/{subject}/versions/{version}", this::againstOne));
  }

  private Object againstAll(Request request) {
    return verdict(request, store.objections(request.subject(), request.schema()));
  }

  private Object againstOne(Request request) {
    int version = VersionNumber.in(request, store);
    return verdict(request, store.objections(request.subject(), version, request.schema()));
  }

  private static Verdict verdict(Request request, List<String> objections) {
    return new Verdict(objections.isEmpty(), request.asks("verbose") ? objections : null);
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Verdict(
      @JsonProperty("is_compatible") boolean compatible, @Nullable List<String> messages) {}
}
