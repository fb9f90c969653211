package org.handover.insight;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handover.lifecycle.OpenForms;
import org.handover.lifecycle.RiskRegister;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.results.Lessons.Lesson;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risk.State;
import org.handover.projects.risks.Risks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The risk register of a project, the gravest first, each risk with its history, and lessons to be taken as risks (UPG-23, UPG-59). */
@Controller
class RisksPage {

    private static final List<String> RATINGS = List.of("critical", "high", "medium", "low");
    private static final List<String> DEGREES = List.of("low", "medium", "high");
    private static final int REVIEWED_AFTER_DAYS = 14;
    private static final String MEANWHILE = "Somebody changed this risk since you opened it. What is there now is below; your words are "
        + "still in the form.";

    private final Projects projects;
    private final Risks risks;
    private final RiskRegister register;
    private final OpenForms openForms;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RisksPage(Projects projects, Risks risks, RiskRegister register, OpenForms openForms, PlatformTransactionManager transactions,
            Clock clock) {
        this.projects = projects;
        this.risks = risks;
        this.register = register;
        this.openForms = openForms;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    record Choice(String value, boolean chosen) {
    }

    /** @param lessonOf project whose lesson it is; null where it is none */
    record Row(long id, String risk, String likelihood, String impact, String rating, String mitigation, String owner, String reviewOn,
            String reviewOnIso, boolean overdue, String state, boolean open, String lessonOf, boolean usual) {
    }

    record Offered(int index, String project, String lesson, String advice, boolean internal) {
    }

    record Said(String what, String by, String at, String atIso) {
    }

    /** @param lesson which of the lessons offered is to be taken as a risk, from 1; 0 for none */
    @GetMapping("/projects/{number}/risks")
    ModelAndView list(@PathVariable String number, @RequestParam(defaultValue = "0") int lesson, Locale locale) {
        Project project = project(number);
        RiskForm form = RiskForm.empty(today(project).plusDays(REVIEWED_AFTER_DAYS));
        List<Lesson> offered = register.offered(number);
        if (lesson > 0 && lesson <= offered.size()) {
            Lesson taken = offered.get(lesson - 1);
            form = new RiskForm(RiskRegister.shortened(taken.lesson()), "medium", "medium", taken.advice(), "", form.reviewOn(), "open", "",
                0, taken.project());
        }
        return list(project, form, List.of(), locale, HttpStatus.OK);
    }

    @PostMapping("/projects/{number}/risks")
    ModelAndView add(@PathVariable String number, RiskForm form, Principal person, Locale locale) {
        Project project = project(number);
        List<String> problems = form.problems();
        if (!form.source().isEmpty() && projects.find(form.source()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no project " + form.source() + ".");
        }
        if (problems.isEmpty() && risks.of(number).stream().anyMatch(risk -> risk.risk().equals(form.risk()))) {
            problems = List.of("This risk is in the register already.");
        }
        if (!problems.isEmpty()) {
            return list(project, form, problems, locale, HttpStatus.BAD_REQUEST);
        }
        String said = form.source().isEmpty() ? "Entered." : "Taken from a lesson of project " + form.source() + ".";
        transaction.executeWithoutResult(status -> {
            register.add(form.asRisk(0, number), form.note().isEmpty() ? said : said + " " + form.note(), person.getName());
            openForms.showAnew(number, "risks");
        });
        return new ModelAndView("redirect:/projects/{number}/risks", Map.of("number", number));
    }

    @GetMapping("/projects/{number}/risks/{id}")
    ModelAndView show(@PathVariable String number, @PathVariable long id, Locale locale) {
        Risk risk = risk(number, id);
        return one(risk, RiskForm.of(risk, risks.events(id).size()), List.of(), locale, HttpStatus.OK);
    }

    /** Changes an open risk; also says that it occurred or is closed. */
    @PostMapping("/projects/{number}/risks/{id}")
    ModelAndView change(@PathVariable String number, @PathVariable long id, RiskForm form, Principal person, Locale locale) {
        Risk before = risk(number, id);
        if (before.state() != State.OPEN) {
            return one(before, RiskForm.of(before, risks.events(id).size()), List.of("This risk is " + before.state().word()
                + "; a project manager can reopen it."), locale, HttpStatus.BAD_REQUEST);
        }
        List<String> problems = form.problems();
        return problems.isEmpty() ? keep(before, form, person, locale) : one(before, form, problems, locale, HttpStatus.BAD_REQUEST);
    }

    @PostMapping("/projects/{number}/manage/risks/{id}/reopen")
    ModelAndView reopen(@PathVariable String number, @PathVariable long id, @RequestParam int version,
            @RequestParam(defaultValue = "") String note, Principal person, Locale locale) {
        Risk before = risk(number, id);
        RiskForm now = RiskForm.of(before, version);
        RiskForm form = new RiskForm(now.risk(), now.likelihood(), now.impact(), now.mitigation(), now.owner(), now.reviewOn(), "open", note,
            version, now.source());
        if (form.note().isEmpty()) {
            return one(before, form, List.of("Please say why the risk is open again."), locale, HttpStatus.BAD_REQUEST);
        }
        List<String> problems = form.problems();
        return problems.isEmpty() ? keep(before, form, person, locale) : one(before, form, problems, locale, HttpStatus.BAD_REQUEST);
    }

    private ModelAndView keep(Risk before, RiskForm form, Principal person, Locale locale) {
        // where it came from is nobody's to change
        Risk now = form.asRisk(before.id(), before.project()).withSource(before.source());
        boolean kept = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean changed = register.change(now, form.version(), form.note(), person.getName());
            if (changed) {
                openForms.showAnew(before.project(), "risks");
            }
            return changed;
        }));
        if (!kept) {
            Risk there = risk(before.project(), before.id());
            RiskForm again = new RiskForm(form.risk(), form.likelihood(), form.impact(), form.mitigation(), form.owner(), form.reviewOn(),
                form.state(), form.note(), risks.events(there.id()).size(), form.source());
            return one(there, again, List.of(MEANWHILE), locale, HttpStatus.CONFLICT);
        }
        return new ModelAndView("redirect:/projects/{number}/risks/{id}", Map.of("number", before.project(), "id", before.id()));
    }

    private ModelAndView list(Project project, RiskForm form, List<String> problems, Locale locale, HttpStatus status) {
        var page = page("risks", project, "Risks of " + project.number(), form, problems, status);
        LocalDate today = today(project);
        List<Row> rows = risks.of(project.number()).stream()
            .sorted(Comparator.comparing(Risk::state).thenComparing(risk -> RATINGS.indexOf(risk.rating())).thenComparing(Risk::id))
            .map(risk -> row(risk, today, locale)).toList();
        List<Lesson> lessons = register.offered(project.number());
        page.addObject("rows", rows);
        page.addObject("none", rows.isEmpty());
        page.addObject("lessons", IntStream.range(0, lessons.size()).mapToObj(index -> new Offered(index + 1, lessons.get(index).project(),
            lessons.get(index).lesson(), lessons.get(index).advice(), lessons.get(index).internal())).toList());
        page.addObject("someLessons", !lessons.isEmpty());
        return page;
    }

    private ModelAndView one(Risk risk, RiskForm form, List<String> problems, Locale locale, HttpStatus status) {
        Project project = project(risk.project());
        var page = page("risk", project, "Risk: " + risk.risk(), form, problems, status);
        DateTimeFormatter moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale)
            .withZone(project.zone());
        page.addObject("row", row(risk, today(project), locale));
        page.addObject("states", choices(List.of("open", "occurred", "closed"), form.state()));
        List<Said> said = new ArrayList<>(risks.events(risk.id()).stream().map(event -> new Said(event.said(), event.saidBy(),
            moment.format(event.saidAt()), event.saidAt().toString())).toList());
        Collections.reverse(said);
        page.addObject("said", said);
        page.addObject("zone", project.zone().getId());
        return page;
    }

    private static ModelAndView page(String view, Project project, String title, RiskForm form, List<String> problems, HttpStatus status) {
        var page = new ModelAndView(view, status);
        page.addObject("title", title);
        page.addObject("project", project.number());
        page.addObject("customer", project.customer());
        page.addObject("form", form);
        page.addObject("likelihoods", choices(DEGREES, form.likelihood()));
        page.addObject("impacts", choices(DEGREES, form.impact()));
        page.addObject("problems", problems);
        return page;
    }

    private static List<Choice> choices(List<String> values, String chosen) {
        return Stream.concat(values.stream(), Stream.of(chosen).filter(value -> !value.isEmpty() && !values.contains(value)))
            .map(value -> new Choice(value, value.equals(chosen))).toList();
    }

    private static Row row(Risk risk, LocalDate today, Locale locale) {
        boolean usual = RiskRegister.USUAL.equals(risk.source());
        return new Row(risk.id(), risk.risk(), risk.likelihood(), risk.impact(), risk.rating(), risk.mitigation(), risk.owner(),
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(risk.reviewOn()), risk.reviewOn().toString(),
            risk.state() == State.OPEN && risk.reviewOn().isBefore(today), risk.state().word(), risk.state() == State.OPEN,
            usual ? null : risk.source(), usual);
    }

    private Project project(String number) {
        return projects.find(number)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no project " + number + "."));
    }

    private Risk risk(String project, long id) {
        return risks.find(id).filter(found -> found.project().equals(project)).orElseThrow(() ->
            new ResponseStatusException(HttpStatus.NOT_FOUND, "Project " + project + " has no risk " + id + "."));
    }

    private LocalDate today(Project project) {
        return LocalDate.ofInstant(clock.instant(), project.zone());
    }
}
