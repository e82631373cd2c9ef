package dev.attune.app.registry;

import dev.attune.app.registry.store.RegisteredVersion;
import dev.attune.app.registry.store.RegistryError;
import dev.attune.app.registry.store.SubjectStore;
import java.util.List;
import java.util.Map;

/** {@code /schemas}: what stands behind an id. */
record SchemaRoutes(SubjectStore store) {
  List<Route> routes() {
    return List.of(
        Route.get("/", request -> Map.of()),
        Route.get("/schemas/types", request -> List.of("AVRO")),
        Route.get("/schemas/ids/{id}", request -> Map.of("schema", store.schema(id(request)))),
        Route.get("/schemas/ids/{id}/schema", request -> new RawJson(store.schema(id(request)))),
        Route.get("/schemas/ids/{id}/subjects", this::subjects),
        Route.get("/schemas/ids/{id}/versions", this::versions));
  }

  private Object subjects(Request request) {
    return store.uses(id(request)).stream().map(RegisteredVersion::subject).distinct().toList();
  }

  private Object versions(Request request) {
    return store.uses(id(request)).stream()
        .map(use -> Map.of("subject", use.subject(), "version", use.version()))
        .toList();
  }

  private static int id(Request request) {
    try {
      return Integer.parseInt(request.arguments().getFirst());
    } catch (NumberFormatException e) {
      throw RegistryError.notFound();
    }
  }
}
