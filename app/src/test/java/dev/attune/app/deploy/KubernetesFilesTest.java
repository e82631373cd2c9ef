package dev.attune.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KubernetesFilesTest {

  /** Fails where a field is unknown, missing or of another type. */
  @FunctionalInterface
  private interface Schema {
    void check(JsonElement element) throws IOException;
  }

  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "Namespace", V1Namespace::validateJsonElement,
          "ConfigMap", V1ConfigMap::validateJsonElement,
          "Job", V1Job::validateJsonElement,
          "StatefulSet", V1StatefulSet::validateJsonElement,
          "Deployment", V1Deployment::validateJsonElement,
          "Service", V1Service::validateJsonElement,
          "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
          "NetworkPolicy", V1NetworkPolicy::validateJsonElement);

  /** Of KEDA, the Prometheus operator and kustomize: no schema of theirs is at hand. */
  private static final Set<String> OTHERS = Set.of("ScaledObject", "PodMonitor", "Kustomization");

  private static List<Map<String, Object>> objects() {
    return DeployFiles.in("deploy/kubernetes/base", ".yaml").stream()
        .flatMap(file -> DeployFiles.documents(file).stream())
        .toList();
  }

  private static void check(Map<String, Object> object) {
    String kind = String.valueOf(object.get("kind"));
    Schema schema = SCHEMAS.get(kind);
    if (schema == null) {
      assertThat(OTHERS).contains(kind);
      return;
    }
    try {
      schema.check(new Gson().toJsonTree(object));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldFitTheSchemasOfKubernetes() {
    assertThat(objects()).hasSizeGreaterThan(15).allSatisfy(KubernetesFilesTest::check);
  }

  @Test
  void shouldFindAFieldThatDoesNotExist() {
    Map<String, Object> probe = Map.of("httpGet", Map.of("prot", 80));
    Map<String, Object> deployment =
        Map.of(
            "kind",
            "Deployment",
            "spec",
            Map.of(
                "selector",
                Map.of(),
                "template",
                Map.of(
                    "spec",
                    Map.of("containers", List.of(Map.of("name", "a", "livenessProbe", probe))))));

    assertThatThrownBy(() -> check(deployment)).hasMessageContaining("prot");
  }

  @Test
  void shouldNameEachFileInTheKustomization() {
    Path folder = DeployFiles.at("deploy/kubernetes/base");
    List<String> files =
        DeployFiles.in("deploy/kubernetes/base", ".yaml").stream()
            .map(file -> folder.relativize(file).toString())
            .filter(file -> !file.equals("kustomization.yaml"))
            .toList();

    assertThat(DeployFiles.documents(folder.resolve("kustomization.yaml")).getFirst())
        .extractingByKey("resources")
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactlyInAnyOrderElementsOf(files);
  }
}
