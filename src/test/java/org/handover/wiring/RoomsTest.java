package org.handover.wiring;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.handover.Application;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the code to the rooms: what each says in its {@code package-info.java} that it may use. */
class RoomsTest {

    private static final String ROOT = "org.handover";

    /** What each room may use. Setup puts everything together and may use all of them. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
        Map.entry("terms", Set.of()),
        Map.entry("outbox", Set.of()),
        Map.entry("projects", Set.of("terms")),
        Map.entry("lifecycle", Set.of("projects", "terms")),
        Map.entry("notices", Set.of("projects", "outbox")),
        Map.entry("tickets", Set.of("projects", "terms", "outbox")),
        Map.entry("webhooks", Set.of("projects", "outbox", "notices", "tickets", "signoffs")),
        Map.entry("operations", Set.of("lifecycle", "projects", "outbox", "notices", "tickets", "webhooks")),
        Map.entry("signoffs", Set.of("projects", "terms", "notices")),
        Map.entry("documents", Set.of("projects")),
        Map.entry("models", Set.of("lifecycle")),
        Map.entry("insight", Set.of("lifecycle", "projects", "terms", "signoffs", "notices", "tickets", "documents")),
        Map.entry("rehearsal", Set.of("lifecycle", "projects", "terms", "signoffs", "notices", "tickets", "outbox", "models", "documents")),
        Map.entry("answers", Set.of("lifecycle", "projects", "notices", "signoffs", "tickets", "documents")),
        Map.entry("steps", Set.of("lifecycle", "projects", "terms", "signoffs", "notices", "tickets", "outbox", "documents")),
        Map.entry("setup", Set.of("lifecycle", "projects", "terms", "signoffs", "notices", "tickets", "outbox", "models", "answers",
            "rehearsal", "steps", "documents", "insight", "webhooks", "operations")));

    private static final String[] KNOW_THE_ENGINE = packages("steps", "lifecycle", "models", "rehearsal", "operations", "setup");

    /** Where the engine has no public way; each says in its comment what for. */
    private static final Set<String> REACH_INTO_THE_ENGINE = Set.of("lifecycle.DeployedForms", "lifecycle.DrawnByTemplates",
        "lifecycle.EffectIncidents", "lifecycle.FormGuard", "lifecycle.GuardedStart", "lifecycle.GuardedTask", "lifecycle.PlainRefusals",
        "lifecycle.SecondPerson", "lifecycle.TaskMarks", "models.DeploymentGuard", "operations.GuardedAcquisition", "setup.Clocks", "setup.StepExpressions", "rehearsal.TimeMachine");

    private static final JavaClasses PRODUCT = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(ROOT);

    static Stream<Arguments> rooms() {
        return MAY_USE.entrySet().stream().map(room -> arguments(room.getKey(), room.getValue()));
    }

    @Test
    void everyClassIsInARoomThatSaysWhatItIsFor() {
        String[] rooms = packages(MAY_USE.keySet().toArray(String[]::new));
        classes().that().resideOutsideOfPackage(ROOT).should().resideInAnyPackage(rooms).check(PRODUCT);
        assertThat(MAY_USE.keySet()).allSatisfy(room ->
            assertThat(Files.exists(Path.of("src/main/java/org/handover", room, "package-info.java"))).as(room).isTrue());
    }

    @Test
    void theRootHoldsTheApplicationOnly() {
        classes().that().resideInAPackage(ROOT).should().be(Application.class).check(PRODUCT);
    }

    @ParameterizedTest(name = "{0} uses {1}")
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsThatItMay(String room, Set<String> mayUse) {
        String[] others = MAY_USE.keySet().stream().filter(other -> !other.equals(room) && !mayUse.contains(other))
            .toArray(String[]::new);

        noClasses().that().resideInAPackage(packages(room)[0])
            .should().dependOnClassesThat(resideInAPackage(ROOT).or(resideInAnyPackage(packages(others)))).check(PRODUCT);
    }

    @Test
    void noRoomsUseEachOtherInACircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void termsUseNothingButDatesAndTheHolidayLibrary() {
        classes().that().resideInAPackage(packages("terms")[0])
            .should().onlyDependOnClassesThat().resideInAnyPackage(ROOT + ".terms", "java..", "de.focus_shift.jollyday..").check(PRODUCT);
    }

    @Test
    void onlyTheRoomsThatTalkToTheEngineKnowIt() {
        noClasses().that().resideOutsideOfPackages(KNOW_THE_ENGINE)
            .should().dependOnClassesThat().resideInAPackage("org.camunda..").check(PRODUCT);
    }

    /** Authentication stands among the internals, but it is what the public IdentityService gives. */
    @Test
    void onlyTheClassesThatHaveToReachIntoTheEngine() {
        var reach = describe("reach into the engine", (JavaClass type) -> type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .anyMatch(used -> used.getPackageName().startsWith("org.camunda.bpm.engine.impl")
                && !used.isEquivalentTo(Authentication.class)));
        Set<String> reaching = new TreeSet<>();
        PRODUCT.that(reach).forEach(type -> reaching.add(outermost(type).getName().substring(ROOT.length() + 1)));

        assertThat(reaching).containsExactlyInAnyOrderElementsOf(REACH_INTO_THE_ENGINE);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(RoomsTest::outermost).orElse(type);
    }

    private static String[] packages(String... rooms) {
        return List.of(rooms).stream().map(room -> ROOT + "." + room + "..").toArray(String[]::new);
    }
}
