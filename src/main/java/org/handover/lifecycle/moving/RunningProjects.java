package org.handover.lifecycle.moving;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which projects run in which versions. Reads the engine's tables: its queries can neither page by project nor find the projects that
 * are behind without reading all instances.
 */
@Component
public class RunningProjects {

    private static final String BEHIND = """
        exists (select 1 from act_re_procdef newer where newer.key_ = d.key_ and newer.version_ > d.version_
            and newer.tenant_id_ is null)""";

    private final JdbcClient jdbc;
    private final RepositoryService repositoryService;

    RunningProjects(JdbcClient jdbc, RepositoryService repositoryService) {
        this.jdbc = jdbc;
        this.repositoryService = repositoryService;
    }

    /**
     * How many instances run in a version of a process.
     *
     * @param name what the diagram is called in that version
     */
    public record InVersion(String process, String name, int version, int inForce, int instances) {
    }

    /** All versions in which something runs, by process and version. */
    public List<InVersion> versions() {
        return jdbc.sql("""
            select d.key_ as process, coalesce(d.name_, d.key_) as name, d.version_ as version,
                (select max(n.version_) from act_re_procdef n where n.key_ = d.key_) as in_force, count(*) as instances
            from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.parent_id_ is null group by d.key_, coalesce(d.name_, d.key_), d.version_ order by 1, 3""").query(InVersion.class)
            .list();
    }

    /** How many instances belong to no project, because they have no project number; they are not moved here. */
    public int withoutProject() {
        return jdbc.sql("""
            select count(*) from act_ru_execution e join act_ru_execution r on r.id_ = e.root_proc_inst_id_
            where e.parent_id_ is null and r.business_key_ is null""").query(Integer.class).single();
    }

    /**
     * Project numbers in ascending order.
     *
     * @param after the last number of the page before, empty for the first page
     * @param behindOnly only those of which something runs in an older version
     */
    public List<String> numbers(String after, int limit, boolean behindOnly) {
        return jdbc.sql("""
            select distinct r.business_key_ from act_ru_execution e join act_ru_execution r on r.id_ = e.root_proc_inst_id_
            join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.parent_id_ is null and r.business_key_ > ?%s order by r.business_key_ limit ?"""
            .formatted(behindOnly ? " and " + BEHIND : "")).params(after, limit).query(String.class).list();
    }

    /** The instances of a project, called ones too, the whole project first; none for a number that nothing runs under. */
    public List<RunningInstance> instances(String project) {
        record Row(String id, String definition, int suspension) {
        }
        List<Row> rows = jdbc.sql("""
            select e.id_ as id, e.proc_def_id_ as definition, e.suspension_state_ as suspension from act_ru_execution e
            where e.parent_id_ is null and e.root_proc_inst_id_ in (select r.id_ from act_ru_execution r where r.business_key_ = ?
                and r.parent_id_ is null and r.super_exec_ is null)
            order by case when e.id_ = e.root_proc_inst_id_ then 0 else 1 end, e.proc_def_id_, e.id_""").param(project).query(Row.class).list();
        Map<String, ProcessDefinition> inForce = repositoryService.createProcessDefinitionQuery().latestVersion().withoutTenantId().list()
            .stream().collect(Collectors.toMap(ProcessDefinition::getKey, Function.identity()));
        return rows.stream().map(row -> {
            ProcessDefinition runsIn = repositoryService.getProcessDefinition(row.definition());
            ProcessDefinition latest = inForce.getOrDefault(runsIn.getKey(), runsIn);
            return new RunningInstance(row.id(), runsIn.getKey(), runsIn.getName() == null ? runsIn.getKey() : runsIn.getName(),
                runsIn.getId(), runsIn.getVersion(), latest.getVersion(), latest.getId(), row.suspension() != 1);
        }).toList();
    }
}
