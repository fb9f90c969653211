package org.handover.models.check;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.models.ModelFile;

/** Checks models before they are deployed. Needs no engine and no database; the same rules hold on deployment, as a dry run and offline. */
public class ModelCheck {

    private static final List<Rule> RULES = List.of(new ProcessRule(), new ElementKindRule(), new StructureRule(), new ForbiddenRule(),
        new StepRule(), new UserTaskRule(), new CallRule(), new MessageRule(), new NoticeRule(), new TimerRule(), new GatewayRule(),
        new ExpressionRule(), new VariableRule(), new RecordRule(), new CustomerTaskRule(), new StandingRule(), new LabelRule(),
        new FormComponentsRule(), new FormFieldsRule(), new FormExpressionsRule(), new TableShapeRule(), new TableCellsRule(),
        new TableMeaningRule(), new TemplateRule());

    private final Vocabulary vocabulary;

    public ModelCheck(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Checks what would be in force after a deployment. Problems of a file that is not deployed anew count only where the deployment
     * brings them about. Never fails, whatever the files hold.
     *
     * @param deployed the files of the new deployment
     * @param inForce  the models that are in force now
     * @param standing for each process, the elements on which instances stand now, with how many
     * @return errors first, then by file; empty where all is well
     */
    public List<Problem> check(List<ModelFile> deployed, List<ModelFile> inForce, Map<String, Map<String, Long>> standing) {
        Set<String> own = new HashSet<>();
        deployed.forEach(file -> own.add(file.name()));
        List<Problem> after = problems(deployed, inForce, standing);
        if (after.stream().anyMatch(problem -> !own.contains(problem.file()))) {
            Set<Problem> before = new HashSet<>(problems(List.of(), inForce, standing));
            after.removeIf(problem -> !own.contains(problem.file()) && before.contains(problem));
        }
        after.sort(Comparator.comparing(Problem::severity).thenComparing(Problem::file));
        return after;
    }

    private List<Problem> problems(List<ModelFile> deployed, List<ModelFile> inForce, Map<String, Map<String, Long>> standing) {
        Findings findings = new Findings();
        Models models = new ModelReader(findings).read(deployed, inForce, vocabulary, standing);
        for (Rule rule : RULES) {
            try {
                rule.check(models, findings);
            } catch (RuntimeException | StackOverflowError e) {
                findings.error("", "", "", "These models cannot be checked to the end (%s: %s). Undo the last change and try again."
                    .formatted(rule.getClass().getSimpleName(), e));
            }
        }
        return findings.all();
    }
}
