package org.handover.lifecycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handover.projects.Project;
import org.handover.projects.results.Lessons;
import org.handover.projects.results.Lessons.Lesson;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risk.State;
import org.handover.projects.risks.Risks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills the risk registers and keeps them; every entry is rated by the table (UPG-17, UPG-23).
 */
@Component
public class RiskRegister {

    /** Where an entry came from that the table "starting-risks" gave. */
    public static final String USUAL = "usual";
    private static final int REVIEWED_AFTER_DAYS = 14;
    private static final int LESSONS = 20;
    private static final int LONGEST_RISK = 500;

    private final Risks risks;
    private final RiskRating rating;
    private final Lessons lessons;
    private final Decisions decisions;
    private final Clock clock;

    RiskRegister(Risks risks, RiskRating rating, Lessons lessons, Decisions decisions, Clock clock) {
        this.risks = risks;
        this.rating = rating;
        this.lessons = lessons;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Enters what the table "starting-risks" says for this kind of project, and the lessons that ended projects offer as risks, but for
     * the notes of our own retrospectives: those a person takes over in words that a customer may read (UPG-22, UPG-59, UPG-60). What is
     * in the register already stays as it is, so that this can be repeated.
     *
     * @param kind such as {@code upgrade-software}; null where nobody said
     */
    @Transactional
    public void begin(Project project, String kind) {
        Set<String> known = risks.of(project.number()).stream().map(Risk::risk).collect(Collectors.toSet());
        String broadly = kind != null && kind.startsWith("upgrade") ? "upgrade" : "implementation";
        for (String risk : decisions.lines("starting-risks", Map.of("kind", broadly))) {
            if (known.add(risk)) {
                enter(project, risk, profile(risk, "likelihood"), profile(risk, "impact"), profile(risk, "mitigation"), USUAL);
            }
        }
        for (Lesson lesson : lessons.offeredTo(project.number(), LESSONS)) {
            if (!lesson.internal() && known.add(shortened(lesson.lesson()))) {
                enter(project, shortened(lesson.lesson()), "medium", "medium", lesson.advice(), lesson.project());
            }
        }
    }

    /** Lessons of ended projects that are not in this register, the newest first (UPG-59). Internal ones are among them. */
    public List<Lesson> offered(String project) {
        Set<String> known = risks.of(project).stream().map(Risk::risk).collect(Collectors.toSet());
        return lessons.offeredTo(project, LESSONS).stream().filter(lesson -> !known.contains(shortened(lesson.lesson()))).toList();
    }

    /** A lesson in as many characters as a risk may have. */
    public static String shortened(String lesson) {
        return lesson.length() > LONGEST_RISK ? lesson.substring(0, LONGEST_RISK - 1) + "…" : lesson;
    }

    /** Adds an entry, rated by the table. */
    @Transactional
    public void add(Risk risk, String said, String by) {
        risks.add(rated(risk), said, by);
    }

    /**
     * Changes an entry and rates it anew.
     *
     * @param version how many events it had when it was shown
     * @param said why; blank for nothing but the changes themselves
     * @return false if somebody else changed it meanwhile; nothing has changed then
     */
    @Transactional
    public boolean change(Risk risk, int version, String said, String by) {
        Risk before = risks.lock(risk.id());
        if (risks.events(risk.id()).size() != version) {
            return false;
        }
        Risk now = rated(risk);
        String changes = now.changesSince(before);
        if (!changes.isEmpty() || !said.isBlank()) {
            risks.change(now, said.isBlank() ? changes : changes.isEmpty() ? said.strip() : said.strip() + " (" + changes + ")", by);
        }
        return true;
    }

    private void enter(Project project, String risk, String likelihood, String impact, String mitigation, String source) {
        LocalDate reviewOn = LocalDate.ofInstant(clock.instant(), project.zone()).plusDays(REVIEWED_AFTER_DAYS);
        risks.add(rated(new Risk(0, project.number(), risk, likelihood, impact, null,
            Optional.ofNullable(mitigation).filter(text -> !text.isBlank()).orElse(null), null, reviewOn, State.OPEN, source)),
            source.equals(USUAL) ? "One of the risks that every project begins with." : "A lesson of project " + source + ".", null);
    }

    private String profile(String risk, String aspect) {
        return decisions.text("risk-profile", Map.of("risk", risk, "aspect", aspect));
    }

    private Risk rated(Risk risk) {
        return risk.withRating(rating.of(risk.likelihood(), risk.impact()));
    }
}
