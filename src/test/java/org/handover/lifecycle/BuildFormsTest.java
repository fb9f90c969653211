package org.handover.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the forms of the build ask for under some conditions only. */
class BuildFormsTest {

    @Test
    @Tag("UPG-13")
    void recordsThatWereRejectedOrAreMissingAreExplained() {
        assertThat(migration(18240, 18240, 0, null)).isEmpty();
        assertThat(migration(18240, 18212, 28, null)).singleElement().asString().contains("“Rejected records and differences”", "missing");
        assertThat(migration(18240, 18212, 0, null)).as("28 are gone").hasSize(1);
        assertThat(migration(18240, 18240, 3, null)).hasSize(1);
        assertThat(migration(18240, 18212, 28, "28 calls without a caller's number stay in the archive.")).isEmpty();
    }

    @Test
    @Tag("UPG-13")
    void dataAreMigratedAfterARehearsalAndVerified() {
        assertThat(problems("data-migration", with(migrated(10, 10, 0), "migrationRehearsed", false))).singleElement().asString()
            .contains("Rehearsed before");
        assertThat(problems("data-migration", with(migrated(10, 10, 0), "migrationVerified", false))).singleElement().asString()
            .contains("Verified");
        Map<String, Object> nothing = with(migrated(0, 0, 0), "dataMigrated", "None");
        nothing.remove("migrationRehearsed");
        assertThat(problems("data-migration", nothing)).as("nothing to rehearse").isEmpty();
    }

    @Test
    @Tag("LIVE-02") @Tag("UPG-70")
    void aStepOfProvisioningThatIsNotAutomatedSaysWhy() {
        assertThat(provisioning(Map.of("step", "Create accounts", "automated", "yes"))).isEmpty();
        assertThat(provisioning(Map.of("step", "Order the certificate", "automated", "no"))).singleElement().asString()
            .contains("“Why not”", "missing");
        assertThat(provisioning(Map.of("step", "Order the certificate", "automated", "no", "reason", "Signed by hand."))).isEmpty();
    }

    private static List<String> migration(int expected, int migrated, int rejected, String explained) {
        Map<String, Object> answer = migrated(expected, migrated, rejected);
        if (explained != null) {
            answer.put("differenceExplained", explained);
        }
        return problems("data-migration", answer);
    }

    private static Map<String, Object> migrated(int expected, int migrated, int rejected) {
        return new HashMap<>(Map.of("dataMigrated", "Calls of 24 months", "migrationSource", "Old system", "migrationMethod", "robot",
            "recordsExpected", expected, "recordsMigrated", migrated, "recordsRejected", rejected, "migrationRehearsed", true,
            "migrationVerified", true));
    }

    private static Map<String, Object> with(Map<String, Object> answer, String field, Object value) {
        answer.put(field, value);
        return answer;
    }

    private static List<String> provisioning(Map<String, Object> step) {
        List<Map<String, Object>> versions = List.of(Map.of("value", "1", "label", "Version 1"));
        return check("provisioning", Map.of("provisioningGuideVersion", "1", "provisioningSteps", List.of(step)),
            Map.of("provisioningGuideVersions", versions));
    }

    private static List<String> problems(String form, Map<String, Object> answer) {
        return check(form, answer, Map.of());
    }

    private static List<String> check(String form, Map<String, Object> answer, Map<String, Object> known) {
        try {
            return FormSchema.parse(Files.readString(Path.of("forms", form + ".form"))).check(answer, known::get).problems();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
