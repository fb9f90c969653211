package org.handover.models;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.models.check.Problem;
import org.handover.models.check.Problem.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the engine does not keep of a deployment: who it was, and what the check had to say. Takes part in the caller's transaction. */
@Component
class DeploymentRecords {

    private static final int LONGEST_NAME = 255;

    private final JdbcClient jdbc;

    DeploymentRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void deployedBy(String deploymentId, String user) {
        jdbc.sql("insert into model_deployment (deployment_id, deployed_by) values (:deployment, :user)")
            .param("deployment", deploymentId).param("user", user).update();
    }

    /** An element's id or a text may be longer, or hold something else, than what a database keeps; then a little is left out. */
    void warn(String deploymentId, List<Problem> warnings) {
        for (Problem warning : warnings) {
            jdbc.sql("""
                insert into model_warning (deployment_id, file, element, label, text)
                values (:deployment, :file, :element, :label, :text)""")
                .param("deployment", deploymentId).param("file", kept(warning.file())).param("element", kept(warning.element()))
                .param("label", storable(warning.label())).param("text", storable(warning.text())).update();
        }
    }

    private static String kept(String name) {
        String storable = storable(name);
        return storable.length() > LONGEST_NAME ? storable.substring(0, LONGEST_NAME - 1) + "…" : storable;
    }

    /** PostgreSQL takes every character but NUL and half of a pair. */
    private static String storable(String text) {
        return text.replaceAll("[\\x00\\p{Cs}]", "");
    }

    /** How many warnings there are of a file, by {@link #of}; none where there are none. */
    Map<String, Integer> warningCounts() {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("select deployment_id, file, count(*) from model_warning group by deployment_id, file").query(row -> {
            counts.put(of(row.getString(1), row.getString(2)), row.getInt(3));
        });
        return counts;
    }

    /** A file of a deployment, in one text. */
    static String of(String deploymentId, String file) {
        return deploymentId + " " + file;
    }

    List<Problem> warnings(String deploymentId) {
        return jdbc.sql("select file, element, label, text from model_warning where deployment_id = :deployment order by id")
            .param("deployment", deploymentId)
            .query((row, number) -> new Problem(row.getString("file"), row.getString("element"), row.getString("label"),
                row.getString("text"), Severity.WARNING)).list();
    }

    /**
     * Notes that a file somebody deployed is the one of the release: what a later release brings may take its place.
     *
     * @throws org.springframework.dao.DuplicateKeyException if that is noted already
     */
    void asBundled(String deploymentId, String file) {
        jdbc.sql("insert into model_as_bundled (deployment_id, file) values (:deployment, :file)")
            .param("deployment", deploymentId).param("file", file).update();
    }

    /** The files noted by {@link #asBundled}, each by {@link #of}. */
    Set<String> allAsBundled() {
        return new HashSet<>(jdbc.sql("select deployment_id, file from model_as_bundled")
            .query((row, number) -> of(row.getString(1), row.getString(2))).list());
    }
}
