package org.handover.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.handover.lifecycle.Staff;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists.Event;
import org.handover.projects.checklists.Snags;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What the pages of checklists have in common. */
@Component
class ChecklistView {

    private static final Map<String, String> KINDS = Map.of("revisit", "Revisit: an area is gone over again",
        "extend", "Extend: an area needs more", "unforeseen", "Unforeseen issue");

    private final Projects projects;
    private final Contacts contacts;
    private final Staff staff;
    private final Clock clock;

    ChecklistView(Projects projects, Contacts contacts, Staff staff, Clock clock) {
        this.projects = projects;
        this.contacts = contacts;
        this.staff = staff;
        this.clock = clock;
    }

    record Choice(String value, String label, boolean selected) {
    }

    /** @param who login; or the product's name where it did it itself */
    record Said(String when, String who, String state, String said) {
    }

    record Row(long id, String item, String kind, String cause, String vendorPerson, String customerPerson, String due, String dueIso,
            boolean open, boolean overdue, boolean done, String settled, String answer, String source, List<Said> history) {
    }

    Project project(String number) {
        return projects.get(number);
    }

    static Checklist list(String id) {
        return Stream.of(Checklist.values()).filter(list -> list.id().equals(id)).findFirst()
            .orElseThrow(() -> notFound("There is no checklist " + id + "."));
    }

    static ResponseStatusException notFound(String reason) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, reason);
    }

    LocalDate today(Project project) {
        return LocalDate.ofInstant(clock.instant(), project.zone());
    }

    static boolean isOverdue(CheckItem item, LocalDate today) {
        return item.state() == State.OPEN && item.dueOn() != null && item.dueOn().isBefore(today);
    }

    Row row(CheckItem item, List<Event> events, Project project, Locale locale) {
        Conventions conventions = new Conventions(locale, project.zone());
        String settled = item.settledOn() == null ? null
            : conventions.day(item.settledOn()) + (item.settledBy() == null ? "" : ", " + item.settledBy());
        return new Row(item.id(), item.item(), item.kind() == null ? null : KINDS.getOrDefault(item.kind(), item.kind()), item.cause(),
            item.vendorPerson(), item.customerPerson(), conventions.day(item.dueOn()), Objects.toString(item.dueOn(), ""),
            item.state() == State.OPEN, isOverdue(item, today(project)), item.state() == State.DONE, settled, item.answer(), item.source(),
            events.stream().map(event -> new Said(conventions.moment(event.saidAt()), event.saidBy() == null ? "Handover" : event.saidBy(),
                event.state().name().toLowerCase(Locale.ROOT), event.said())).toList());
    }

    /** The page with what the fields of a line offer. */
    ModelAndView withFields(String template, HttpStatus status, Project project, Checklist list, LineForm form) {
        ModelAndView page = new ModelAndView(template, status);
        page.addObject("project", project.number());
        page.addObject("customer", project.customer());
        page.addObject("zone", project.zone().getId());
        page.addObject("list", list.id());
        page.addObject("listTitle", list.title());
        page.addObject("snag", list == Checklist.SNAG_LIST);
        page.addObject("form", form);
        page.addObject("kinds", choices(Snags.KINDS, form.kind()));
        page.addObject("causes", choices(Snags.CAUSES, form.cause()));
        page.addObject("staff", staff.people().stream().map(Staff.Person::login).toList());
        page.addObject("people", contacts.of(project.number()).stream().map(Contact::name).toList());
        return page;
    }

    /** What is offered, and what is chosen already though it is offered no more. */
    private static List<Choice> choices(List<String> offered, String chosen) {
        return Stream.concat(offered.stream(), Stream.of(chosen).filter(value -> !value.isEmpty() && !offered.contains(value)))
            .map(value -> new Choice(value, KINDS.getOrDefault(value, value), value.equals(chosen))).toList();
    }
}
