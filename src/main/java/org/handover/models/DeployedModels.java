package org.handover.models;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The models in force: of each process, table and form the latest version in the engine. Read from the engine's own tables, because
 * it has no public way to list forms, and so that all of them with their bytes are one question, which a deployment asks each time.
 * Takes part in the caller's transaction.
 */
@Component
public class DeployedModels {

    private static final String LATEST = """
        select d.kind, d.key_, d.title, d.version_, d.definition, p.id_ as deployment, p.name_ as deployment_name,
               p.source_, p.deploy_time_, b.bytes_
        from (select 'bpmn' as kind, key_, name_ as title, version_, id_ as definition, deployment_id_, resource_name_
              from act_re_procdef l
              where tenant_id_ is null
                and version_ = (select max(version_) from act_re_procdef o where o.key_ = l.key_ and o.tenant_id_ is null)
              union all
              select 'dmn', key_, name_, version_, id_, deployment_id_, resource_name_
              from act_re_decision_def l
              where tenant_id_ is null
                and version_ = (select max(version_) from act_re_decision_def o where o.key_ = l.key_ and o.tenant_id_ is null)
              union all
              select 'form', key_, null, version_, null, deployment_id_, resource_name_
              from act_re_camformdef l
              where tenant_id_ is null
                and version_ = (select max(version_) from act_re_camformdef o where o.key_ = l.key_ and o.tenant_id_ is null)) d
        join act_re_deployment p on p.id_ = d.deployment_id_
        join act_ge_bytearray b on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_
        where :name = '' or d.key_ || '.' || d.kind = :name
        order by d.kind, d.key_
        """;

    private final JdbcClient jdbc;

    DeployedModels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A model as it was deployed last.
     *
     * @param file           named by its key, whatever its file was called when it was deployed
     * @param version        counted by the engine for each key, from 1
     * @param definitionId   the engine's id of this version, null for a form
     * @param deploymentName as the deployer called the deployment, or null
     * @param source         what the deployer said it came from, for example {@code Camunda Modeler}, or null
     * @param deployedAt     by the engine's clock
     * @param deployedBy     login of who deployed it, null where it was the product itself
     * @param title          the name that people read, null where the model has none and for a form
     */
    public record InForce(ModelFile file, int version, String definitionId, String deploymentId, String deploymentName, String source,
                          Instant deployedAt, String deployedBy, String title) {
    }

    /** All models in force, diagrams first, then tables, then forms, each by name. */
    public List<InForce> all() {
        return named("");
    }

    /** @param fileName the key with the ending of its kind, for example {@code completion.bpmn} */
    public Optional<InForce> find(String fileName) {
        return fileName.isEmpty() ? Optional.empty() : named(fileName).stream().findFirst();
    }

    /** The files alone, for which the database need not be brought up to this release. */
    public List<ModelFile> files() {
        return jdbc.sql(LATEST).param("name", "").query((row, number) -> file(row)).list();
    }

    private List<InForce> named(String fileName) {
        Map<String, String> deployers = new HashMap<>();
        jdbc.sql("select deployment_id, deployed_by from model_deployment")
            .query(row -> {
                deployers.put(row.getString(1), row.getString(2));
            });
        return jdbc.sql(LATEST).param("name", fileName).query((row, number) -> new InForce(file(row), row.getInt("version_"),
            row.getString("definition"), row.getString("deployment"), row.getString("deployment_name"), row.getString("source_"),
            row.getTimestamp("deploy_time_").toInstant(), deployers.get(row.getString("deployment")), row.getString("title"))).list();
    }

    private static ModelFile file(ResultSet row) throws SQLException {
        return new ModelFile(row.getString("key_") + "." + row.getString("kind"), row.getBytes("bytes_"));
    }
}
