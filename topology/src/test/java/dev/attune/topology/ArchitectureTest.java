package dev.attune.topology;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.attune.avro.Admission;
import dev.attune.avro.GenerationRequest;
import dev.attune.topology.policy.Admitted;
import dev.attune.topology.policy.PolicyProcessor;
import dev.attune.topology.prompt.FallbackText;
import dev.attune.topology.prompt.LanguageChooser;
import dev.attune.topology.prompt.PromptRenderer;
import dev.attune.topology.prompt.ToneChooser;
import dev.attune.topology.request.RequestWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Which package may know which. Plain tests: runners that find none would be green over a cycle.
 */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.attune.topology");

  @Test
  void shouldSeeTheClassesItJudges() {
    assertThat(CLASSES).hasSizeGreaterThan(30);
  }

  @Test
  void shouldHaveNoCycleBetweenPackages() {
    slices().matching("dev.attune.topology.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void shouldLetThePlaybookKnowNoOtherStep() {
    classes()
        .that()
        .resideInAPackage("dev.attune.topology.playbook..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "org.slf4j..",
            "org.snakeyaml..",
            "dev.cel..",
            "com.google.common.collect..",
            "dev.attune.avro..",
            "dev.attune.guards..",
            "dev.attune.budget..",
            // The one formula of mood is the profile's.
            "dev.attune.topology.profile.model..",
            "dev.attune.topology.playbook..")
        .check(CLASSES);
  }

  @Test
  void shouldLetTheWordsOfAPromptKnowThePlaybookOnly() {
    classes()
        .that()
        .resideInAnyPackage("..prompt.template..", "..prompt.text..")
        .or()
        .belongToAnyOf(
            PromptRenderer.class, FallbackText.class, LanguageChooser.class, ToneChooser.class)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "com.samskivert..",
            "dev.attune.avro..",
            "dev.attune.guards..",
            "dev.attune.topology.playbook..",
            "dev.attune.topology.prompt..")
        .check(CLASSES);
  }

  @Test
  void shouldLetOnlyProcessorsOfThePromptKnowKafka() {
    noClasses()
        .that()
        .resideInAPackage("dev.attune.topology.prompt..")
        .and()
        .haveSimpleNameNotContaining("Processor")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(CLASSES);
  }

  @Test
  void shouldLetOnlyTheGateAdmitAMessage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.attune.topology.gate..")
        .should()
        .callConstructorWhere(
            JavaCall.Predicates.target(HasOwner.Predicates.With.owner(type(Admission.class))))
        .orShould()
        .callMethod(Admission.class, "newBuilder")
        .check(CLASSES);
  }

  @Test
  void shouldOpenRequestsForWhatWasAdmittedOnly() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(RequestWriter.class.getName())
        .should()
        .callConstructorWhere(
            JavaCall.Predicates.target(
                HasOwner.Predicates.With.owner(type(GenerationRequest.class))))
        .check(CLASSES);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(PolicyProcessor.class.getName())
        .should()
        .callConstructorWhere(
            JavaCall.Predicates.target(HasOwner.Predicates.With.owner(type(Admitted.class))))
        .check(CLASSES);
  }

  @Test
  void shouldKeepClocksAndChanceOutOfPlaybookAndPrompt() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.attune.topology.playbook..", "dev.attune.topology.prompt..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.(time\\.Clock|util\\.Random|security\\.SecureRandom)")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLASSES);
  }
}
