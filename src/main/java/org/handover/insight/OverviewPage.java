package org.handover.insight;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.documents.Documents;
import org.handover.lifecycle.Lifecycle;
import org.handover.lifecycle.Lifecycle.OpenTask;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.ContractDates;
import org.handover.projects.GoLives;
import org.handover.projects.KnownDate;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Milestone;
import org.handover.projects.plan.Milestones;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risks;
import org.handover.signoffs.SignOff;
import org.handover.signoffs.SignOffs;
import org.handover.tickets.Tickets;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One project at a glance: its people, dates, plan, open points, tasks, documents and what was signed (UPG-53, UPG-19, R16). */
@Controller
class OverviewPage {

    private static final int NEXT_MILESTONES = 4;
    private static final int TOP_RISKS = 5;
    private static final int OPEN_ITEMS = 10;
    private static final List<String> RATINGS = List.of("critical", "high", "medium", "low");

    private final Projects projects;
    private final Contacts contacts;
    private final ContractDates contractDates;
    private final GoLives goLives;
    private final Milestones milestones;
    private final Budgets budgets;
    private final Checklists checklists;
    private final Risks risks;
    private final Documents documents;
    private final SignOffs signOffs;
    private final Lifecycle lifecycle;
    private final Tickets tickets;
    private final Clock clock;

    OverviewPage(Projects projects, Contacts contacts, ContractDates contractDates, GoLives goLives, Milestones milestones, Budgets budgets,
            Checklists checklists, Risks risks, Documents documents, SignOffs signOffs, Lifecycle lifecycle, Tickets tickets, Clock clock) {
        this.projects = projects;
        this.contacts = contacts;
        this.contractDates = contractDates;
        this.goLives = goLives;
        this.milestones = milestones;
        this.budgets = budgets;
        this.checklists = checklists;
        this.risks = risks;
        this.documents = documents;
        this.signOffs = signOffs;
        this.lifecycle = lifecycle;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** A name and what is known under it. */
    record Fact(String name, String value) {
    }

    /**
     * @param prefers how the person likes to be spoken to, and what of the weekly report (UPG-37, UPG-38)
     * @param signs in words; null where the person does not sign (R13)
     */
    record Person(String name, String role, String email, String language, String prefers, String signs) {
    }

    record Date(String term, String day, String dayIso, String explanation) {
    }

    /** @param lateness null where it is on time */
    record Next(String name, String planned, String forecast, String lateness, String people) {
    }

    record Item(String item, String people, String due, boolean overdue) {
    }

    record Threat(String risk, String rating, String mitigation, String owner, String review) {
    }

    /** @param due null where it has no date */
    record Task(String id, String name, String process, String who, String since, String due, boolean overdue) {
    }

    record Paper(String title, String address, int version, String when, String who) {
    }

    record Signed(String subject, String decision, String signer, String day, String recordedBy) {
    }

    @GetMapping("/projects/{number}")
    String show(@PathVariable String number, Locale locale, Model page) {
        Project project = projects.get(number);
        LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
        page.addAttribute("title", number + " · " + project.customer());
        page.addAttribute("project", number);
        page.addAttribute("customer", project.customer());
        page.addAttribute("state", Words.of(project.state()));
        page.addAttribute("facts", facts(project, locale));
        people(project, page);
        page.addAttribute("dates", contractDates.of(number).stream().map(date -> date(date, locale)).toList());
        plan(project, today, locale, page);
        open(project, today, locale, page);
        page.addAttribute("tasks", lifecycle.openTasks(number).stream().map(task -> task(task, project.zone(), locale)).toList());
        page.addAttribute("papers", documents.of(number).stream().map(version -> new Paper(version.title(), "/projects/" + number
            + "/documents/" + version.kind().id() + (version.title().equals(version.kind().title()) ? "" : "?document=" + version.document()),
            version.version(), moment(version.savedAt(), project.zone(), locale), version.savedBy() == null ? "Handover" : version.savedBy()))
            .toList());
        page.addAttribute("signed", signOffs.of(number).stream().map(signOff -> signed(signOff, locale)).toList());
        // a table without rows says so instead
        for (String list : List.of("tasks", "next", "dates", "items", "threats", "papers", "signed")) {
            page.addAttribute("has" + Character.toUpperCase(list.charAt(0)) + list.substring(1),
                !((List<?>) page.getAttribute(list)).isEmpty());
        }
        return "project";
    }

    private List<Fact> facts(Project project, Locale locale) {
        return Stream.of(
            new Fact("Project manager", project.manager()),
            new Fact("Contract", project.contractType() + (project.irsPurchased() ? ", with issue resolution service" : "")),
            new Fact("Country, time zone", new Locale("", project.country()).getDisplayCountry(Locale.ENGLISH) + ", " + project.zone()),
            new Fact("Modules", String.join(", ", projects.modules(project.number()))),
            new Fact("Ordered", String.join(", ", projects.order(project.number()).stream()
                .map(ordered -> ordered.quantity() + " × " + ordered.item()).toList())),
            new Fact("Before go-live", project.commercialConditions()),
            new Fact("Taken live", goLives.current(project.number()).map(live -> Words.of(live.liveDate(), locale)).orElse(null)),
            new Fact("Tickets", tickets(project.number())),
            new Fact("Tickets billable from", project.billableFrom() == null ? null : Words.of(project.billableFrom(), locale)))
            .filter(fact -> fact.value() != null && !fact.value().isEmpty()).toList();
    }

    /** As they stand in the ticket system; null while there is none. */
    private String tickets(String number) {
        Map<String, Integer> count = tickets.countByState(number);
        return count.isEmpty() ? null : Stream.of(part(count, "ordered", "waiting for a number"), part(count, "open", "open"),
            part(count, "closed", "closed"), part(count, "gone", "deleted in the ticket system"),
            part(count, "given-up", "given up")).flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    }

    private static Optional<String> part(Map<String, Integer> count, String state, String words) {
        return Optional.ofNullable(count.get(state)).map(number -> number + " " + words);
    }

    private void people(Project project, Model page) {
        List<Contact> all = contacts.of(project.number());
        Map<String, String> standsInFor = new HashMap<>();
        all.stream().filter(contact -> contact.maySign() && contact.delegate() != null)
            .forEach(contact -> standsInFor.merge(contact.delegate(), contact.name(), (one, other) -> one + ", " + other));
        page.addAttribute("people", all.stream().map(contact -> new Person(contact.name(),
            contact.role() + (contact.superuser() && !contact.role().equals("superuser") ? ", superuser" : ""), contact.email(),
            new Locale(contact.language()).getDisplayLanguage(Locale.ENGLISH), contact.channel().replace('-', ' ') + ", "
                + (contact.depth().equals("none") ? "no" : contact.depth()) + " weekly report", contact.maySign() ? "signs"
                : standsInFor.containsKey(contact.name()) ? "signs for " + standsInFor.get(contact.name()) : null)).toList());
        page.addAttribute("sponsor", project.vendorSponsorName() == null ? null
            : new Person(project.vendorSponsorName(), "sponsor", project.vendorSponsorEmail() == null ? "" : project.vendorSponsorEmail(),
                "", "", null));
        page.addAttribute("manager", project.manager());
    }

    private static Date date(KnownDate date, Locale locale) {
        return new Date(date.term(), Words.of(date.dueDate(), locale), date.dueDate().toString(), date.explanation(locale));
    }

    private void plan(Project project, LocalDate today, Locale locale, Model page) {
        List<Milestone> all = milestones.of(project.number());
        page.addAttribute("planned", !all.isEmpty());
        page.addAttribute("reached", all.stream().filter(milestone -> milestone.actualOn() != null).count());
        page.addAttribute("ofAll", all.size());
        page.addAttribute("next", all.stream().filter(milestone -> milestone.actualOn() == null).limit(NEXT_MILESTONES)
            .map(milestone -> new Next(milestone.name(), Words.of(milestone.plannedOn(), locale), Words.of(milestone.forecastOn(), locale),
                Words.lateness(milestone, today), together(milestone.vendorPerson(), milestone.customerPerson()))).toList());
        page.addAttribute("budget", Words.used(budgets.spent(project.number()), budgets.approved(project.number()), locale));
        page.addAttribute("hours", NumberFormat.getNumberInstance(locale).format(budgets.hours(project.number())));
    }

    private void open(Project project, LocalDate today, Locale locale, Model page) {
        List<CheckItem> items = checklists.open(project.number(), Checklist.REQUIREMENTS_CHECKLIST.id());
        page.addAttribute("openItems", items.size());
        page.addAttribute("items", items.stream()
            .sorted(Comparator.comparing(CheckItem::dueOn, Comparator.nullsLast(Comparator.naturalOrder()))).limit(OPEN_ITEMS)
            .map(item -> new Item(item.item(), together(item.vendorPerson(), item.customerPerson()),
                item.dueOn() == null ? null : Words.of(item.dueOn(), locale), item.dueOn() != null && item.dueOn().isBefore(today))).toList());
        page.addAttribute("threats", risks.of(project.number()).stream().filter(risk -> risk.state() != Risk.State.CLOSED)
            .sorted(Comparator.comparing(risk -> RATINGS.indexOf(risk.rating()))).limit(TOP_RISKS)
            .map(risk -> new Threat(risk.risk(), risk.rating(), risk.mitigation(), risk.owner(), Words.of(risk.reviewOn(), locale))).toList());
    }

    private Task task(OpenTask task, ZoneId zone, Locale locale) {
        return new Task(task.id(), task.name(), task.process(), task.assignee() != null ? task.assignee()
            : task.groups().isEmpty() ? "nobody yet" : String.join(" or ", task.groups()).replace('-', ' ') + ", not claimed yet",
            moment(task.created(), zone, locale), task.due() == null ? null : moment(task.due(), zone, locale),
            task.due() != null && task.due().isBefore(clock.instant()));
    }

    private static Signed signed(SignOff signOff, Locale locale) {
        return new Signed(signOff.subject().replace('-', ' '), signOff.decision(), signOff.signer() == null ? "–" : signOff.signer(),
            Words.of(signOff.signedOn(), locale), signOff.recordedBy() == null ? "Handover" : signOff.recordedBy());
    }

    private static String together(String vendorPerson, String customerPerson) {
        return String.join(", ", Arrays.asList(vendorPerson, customerPerson).stream().filter(person -> person != null && !person.isBlank())
            .toList());
    }

    private static String moment(Instant moment, ZoneId zone, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).withZone(zone).format(moment);
    }
}
