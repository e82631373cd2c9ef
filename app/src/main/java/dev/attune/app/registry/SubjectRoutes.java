package dev.attune.app.registry;

import dev.attune.app.registry.store.Deletion;
import dev.attune.app.registry.store.RegisteredVersion;
import dev.attune.app.registry.store.SubjectStore;
import java.util.List;
import java.util.Map;

/** {@code /subjects}: register, look up, list, delete. */
record SubjectRoutes(SubjectStore store) {
  List<Route> routes() {
    return List.of(
        Route.get("/subjects", this::subjects),
        Route.post("/subjects/{subject}", this::lookup),
        Route.delete("/subjects/{subject}", this::deleteSubject),
        Route.get("/subjects/{subject}/versions", this::versions),
        Route.post("/subjects/{subject}/versions", this::register),
        Route.get("/subjects/{subject}/versions/{version}", this::version),
        Route.get("/subjects/{subject}/versions/{version}/schema", this::schema),
        Route.delete("/subjects/{subject}/versions/{version}", this::deleteVersion));
  }

  private Object subjects(Request request) {
    String prefix = request.query().getOrDefault("subjectPrefix", "");
    return store.subjects(request.visibility()).stream()
        .filter(subject -> subject.startsWith(prefix))
        .toList();
  }

  private Object lookup(Request request) {
    return store.lookup(request.subject(), request.schema(), request.visibility());
  }

  private Object versions(Request request) {
    return store.versions(request.subject(), request.visibility());
  }

  private Object register(Request request) {
    return Map.of("id", store.register(request.subject(), request.schema()));
  }

  private RegisteredVersion version(Request request) {
    return store.version(request.subject(), VersionNumber.in(request, store), request.visibility());
  }

  private Object schema(Request request) {
    return new RawJson(version(request).schema());
  }

  private Object deleteSubject(Request request) {
    return store.delete(request.subject(), deletion(request));
  }

  private Object deleteVersion(Request request) {
    return store.delete(request.subject(), VersionNumber.in(request, store), deletion(request));
  }

  private static Deletion deletion(Request request) {
    return request.asks("permanent") ? Deletion.PERMANENT : Deletion.SOFT;
  }
}
