package org.handover.models.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.models.ModelFile;
import org.handover.models.check.ModelReader.Read;

/** Checks models before they are deployed. Needs no engine and no database; the same rules hold on deployment, as a dry run and offline. */
public class ModelCheck {

    private static final List<Rule> RULES = List.of(new ProcessRule(), new ElementKindRule(), new StructureRule(), new ForbiddenRule(),
        new StepRule(), new UserTaskRule(), new CallRule(), new MessageRule(), new NoticeRule(), new TimerRule(), new GatewayRule(), new AnswerRule(),
        new ExpressionRule(), new ExpressionPlaceRule(), new VariableRule(), new RecordRule(), new SecondPersonRule(), new CustomerTaskRule(), new StandingRule(), new LabelRule(),
        new FormComponentsRule(), new FormFieldsRule(), new FormExpressionsRule(), new TableShapeRule(), new TableCellsRule(),
        new TableMeaningRule(), new TermRule(), new TemplateRule());

    private final Vocabulary vocabulary;
    private final Map<String, Read> lastInForce = new HashMap<>();

    public ModelCheck(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Checks what would be in force after a deployment. Problems of a file that is not deployed anew count only where the deployment
     * brings them about. Never fails, whatever the files hold. One check at a time, since parsed models are kept from one to the next.
     *
     * @param deployed the files of the new deployment
     * @param inForce  the models that are in force now
     * @param standing for each process, the elements on which instances stand now, with how many
     * @return errors first, then by file; empty where all is well
     */
    public synchronized List<Problem> check(List<ModelFile> deployed, List<ModelFile> inForce, Map<String, Map<String, Long>> standing) {
        Set<String> own = new HashSet<>();
        Findings twice = new Findings();
        List<Read> toDeploy = new ArrayList<>();
        for (ModelFile file : deployed) {
            if (own.add(file.name())) {
                toDeploy.add(ModelReader.read(file));
            } else {
                twice.error(file.name(), "", "", "is there twice. Keep one of the two.");
            }
        }
        List<Read> before = inForce.stream().map(this::readOnce).toList();
        List<Problem> after = problems(toDeploy, before, standing, twice);
        if (after.stream().anyMatch(problem -> !own.contains(problem.file()))) {
            Set<Problem> known = new HashSet<>(problems(List.of(), before, standing, new Findings()));
            after.removeIf(problem -> !own.contains(problem.file()) && known.contains(problem));
        }
        after.sort(Comparator.comparing(Problem::severity).thenComparing(Problem::file));
        return after;
    }

    private Read readOnce(ModelFile file) {
        Read last = lastInForce.get(file.name());
        if (last == null || !Arrays.equals(last.file().content(), file.content())) {
            last = ModelReader.read(file);
            lastInForce.put(file.name(), last);
        }
        return last;
    }

    private List<Problem> problems(List<Read> deployed, List<Read> inForce, Map<String, Map<String, Long>> standing, Findings findings) {
        Models models = Models.of(deployed, inForce, vocabulary, standing, findings);
        for (Rule rule : RULES) {
            try {
                rule.check(models, findings);
            } catch (RuntimeException | StackOverflowError e) {
                findings.error("all files", "", "", "cannot be checked to the end (%s: %s). Take back the last change and try again."
                    .formatted(rule.getClass().getSimpleName(), e));
            }
        }
        return findings.all();
    }
}
