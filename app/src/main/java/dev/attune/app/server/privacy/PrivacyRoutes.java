package dev.attune.app.server.privacy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.config.AppConfig;
import dev.attune.app.privacy.ErasureLedger;
import dev.attune.app.privacy.UserErasure;
import dev.attune.app.privacy.UserExport;
import dev.attune.app.privacy.scan.Certificate;
import dev.attune.app.privacy.scan.Needles;
import dev.attune.app.server.access.Role;
import dev.attune.app.server.look.Turnstile;
import dev.attune.app.server.web.Answers;
import dev.attune.app.server.web.ApiException;
import dev.attune.app.server.web.BodyReader;
import dev.attune.app.server.web.ErrorForm;
import dev.attune.app.server.web.Gatekeeper;
import dev.attune.app.server.web.Route;
import dev.attune.app.server.web.RouteDoc;
import dev.attune.schemas.registry.SchemaRegistry;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Export and erasure of a user, as the commands of the same names do them. Both read whole topics,
 * so they have a turnstile of their own: nobody's page waits for them.
 */
public final class PrivacyRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(PrivacyRoutes.class);
  private static final String TAG = "Privacy";
  private static final int BODY_BYTES = 16 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AppConfig config;
  private final SchemaRegistry registry;
  private final BodyReader bodies;
  private final Turnstile turnstile = new Turnstile();

  public PrivacyRoutes(AppConfig config, SchemaRegistry registry) {
    this.config = config;
    this.registry = registry;
    this.bodies = new BodyReader(config.server().bodyTimeout());
  }

  /** All routes. */
  public List<Route> routes() {
    RouteDoc export =
        RouteDoc.of(TAG, "Everything that is held of a user, to hand over.")
            .with("id", "path", "The user's id.")
            .gives("Export");
    RouteDoc erase =
        RouteDoc.of(TAG, "Has a user forgotten everywhere, and searches for what is left.")
            .with("id", "path", "The user's id.")
            .takes("EraseCall")
            .gives("Erasure");
    return List.of(
        officers(HandlerType.GET, "/v1/users/{id}/export", export, this::export),
        officers(HandlerType.POST, "/v1/users/{id}/erase", erase, this::erase));
  }

  private static Route officers(HandlerType method, String path, RouteDoc doc, Handler handler) {
    return new Route(method, path, Set.of(Role.PRIVACY), ErrorForm.PROBLEM, doc, handler);
  }

  private void export(Context ctx) {
    String user = ctx.pathParam("id");
    ObjectNode export = ask(() -> new UserExport(config, registry).of(user));
    if (UserExport.isEmpty(export)) {
      throw ApiException.notFound("Nothing is held of this user.");
    }
    ctx.header("Content-Disposition", "attachment; filename=\"export.json\"");
    Answers.json(ctx, export.toPrettyString());
  }

  private void erase(Context ctx) {
    String user = ctx.pathParam("id");
    EraseCall call = EraseCall.of(bodies.read(ctx.req(), BODY_BYTES));
    String source = "api " + Gatekeeper.of(ctx).name();
    ObjectNode answer = ask(() -> erase(user, source, call));
    Answers.json(ctx, answer.toPrettyString());
    if (!answer.path("forgotten").asBoolean()) {
      ctx.status(202);
    }
  }

  /** Kafka's refusal is no fault of ours; the log of the server names what it refused. */
  private ObjectNode ask(Supplier<ObjectNode> question) {
    try {
      return turnstile.pass(question);
    } catch (KafkaException e) {
      LOG.error("Kafka did not let the privacy desk look", e);
      throw ApiException.unavailable(
          "Kafka does not answer, or the server's user may not read all topics.");
    }
  }

  private ObjectNode erase(String user, String source, EraseCall call) {
    UserErasure erasure = new UserErasure(config, registry);
    Set<String> ids = erasure.idsOf(user);
    String id = erasure.ask(user, source);
    Optional<ErasureLedger.Entry> heard = erasure.await(ids, id, PATIENCE);
    ObjectNode answer = JSON.createObjectNode();
    answer.put("commandId", id).put("forgotten", heard.isPresent());
    heard.ifPresent(entry -> entry.pending().forEach(answer.putArray("waitsFor")::add));
    if (heard.isPresent() && call.certificate() && Needles.canBeFound(user)) {
      answer.set(
          "certificate",
          JSON.valueToTree(Certificate.search(config, registry, ids, call.known(), List.of())));
    }
    return answer;
  }
}
