package org.handover.models;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handover.models.check.Problem;
import org.handover.models.check.Problem.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the engine does not keep of a deployment: who it was, and what the check had to say. Takes part in the caller's transaction. */
@Component
class DeploymentRecords {

    private final JdbcClient jdbc;

    DeploymentRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void deployedBy(String deploymentId, String user) {
        jdbc.sql("insert into model_deployment (deployment_id, deployed_by) values (:deployment, :user)")
            .param("deployment", deploymentId).param("user", user).update();
    }

    void warn(String deploymentId, List<Problem> warnings) {
        for (Problem warning : warnings) {
            jdbc.sql("""
                insert into model_warning (deployment_id, file, element, label, text)
                values (:deployment, :file, :element, :label, :text)""")
                .param("deployment", deploymentId).param("file", warning.file()).param("element", warning.element())
                .param("label", warning.label()).param("text", warning.text()).update();
        }
    }

    List<Problem> warnings(String deploymentId) {
        return jdbc.sql("select file, element, label, text from model_warning where deployment_id = :deployment order by id")
            .param("deployment", deploymentId)
            .query((row, number) -> new Problem(row.getString("file"), row.getString("element"), row.getString("label"),
                row.getString("text"), Severity.WARNING)).list();
    }

    /** Notes that a file somebody deployed is the one of the release: what a later release brings may take its place. */
    void asBundled(String deploymentId, String file) {
        jdbc.sql("insert into model_as_bundled (deployment_id, file) values (:deployment, :file)")
            .param("deployment", deploymentId).param("file", file).update();
    }

    /** The files noted by {@link #asBundled}, each as deployment, space, file. */
    Set<String> allAsBundled() {
        return new HashSet<>(jdbc.sql("select deployment_id, file from model_as_bundled")
            .query((row, number) -> row.getString(1) + " " + row.getString(2)).list());
    }
}
