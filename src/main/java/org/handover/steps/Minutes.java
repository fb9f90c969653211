package org.handover.steps;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handover.documents.DocumentKind;
import org.handover.documents.Documents;
import org.handover.documents.Templates;
import org.handover.projects.Project;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.CheckItem.State;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.springframework.stereotype.Component;

/** Minutes of meetings: a document from its template, and lines of the Requirements Checklist (PROJ-27, PROJ-37). */
@Component
class Minutes {

    private static final String REQUIREMENTS = Checklist.REQUIREMENTS_CHECKLIST.id();

    private final Documents documents;
    private final Templates templates;
    private final Checklists checklists;

    Minutes(Documents documents, Templates templates, Checklists checklists) {
        this.documents = documents;
        this.templates = templates;
        this.checklists = checklists;
    }

    /**
     * What was said in a meeting.
     *
     * @param heldOn as the people of the project write dates
     * @param decisions null where none were taken
     * @param actionItems rows with {@code item} and any of {@code dueOn}, {@code vendorPerson}, {@code customerPerson}
     */
    record Said(String meeting, String heldOn, String attendees, String topics, String decisions, List<Map<String, Object>> actionItems) {
    }

    /** @param by login; null where the process itself acts */
    void keep(Project project, Said said, String by) {
        String title = said.meeting() + ", " + said.heldOn();
        List<CheckItem> items = said.actionItems().stream().filter(row -> text(row, "item") != null)
            .map(row -> item(project, title, row)).toList();
        documents.save(project.number(), DocumentKind.MINUTES, title, templates.begin(DocumentKind.MINUTES, project, Map.of(
            "meeting", said.meeting(), "heldOn", said.heldOn(), "attendees", list(said.attendees()), "topics", list(said.topics()),
            "decisions", list(said.decisions()), "actionItems", items.isEmpty() ? "–"
                : items.stream().map(item -> line(item, project.locale())).collect(Collectors.joining("\n")))), null, "Minutes of the meeting", by);
        List<CheckItem> known = checklists.of(project.number(), REQUIREMENTS);
        items.forEach(item -> known.stream().filter(before -> before.item().equals(item.item())).findFirst().ifPresentOrElse(
            before -> checklists.change(again(before, item), "Came up again: " + title, by), () -> checklists.add(item, by)));
    }

    private static CheckItem item(Project project, String source, Map<String, Object> row) {
        String due = text(row, "dueOn");
        return new CheckItem(0, project.number(), REQUIREMENTS, text(row, "item"), null, null, null, text(row, "vendorPerson"),
            text(row, "customerPerson"), due == null ? null : LocalDate.parse(due), State.OPEN, source, null, null);
    }

    /** A line that was on the list already is open again, with the people and the date that were said now. */
    private static CheckItem again(CheckItem before, CheckItem now) {
        return new CheckItem(before.id(), before.project(), before.checklist(), before.item(), before.kind(), before.cause(),
            before.answer(), now.vendorPerson() == null ? before.vendorPerson() : now.vendorPerson(),
            now.customerPerson() == null ? before.customerPerson() : now.customerPerson(),
            now.dueOn() == null ? before.dueOn() : now.dueOn(), State.OPEN, before.source(), null, null);
    }

    private static String line(CheckItem item, Locale locale) {
        String who = Stream.of(item.vendorPerson(), item.customerPerson()).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return "- " + item.item() + (who.isEmpty() ? "" : " (" + who + ")") + (item.dueOn() == null ? ""
            : ", " + DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(item.dueOn()));
    }

    /** Each line that somebody typed is a point of a list. */
    private static String list(String typed) {
        return typed == null || typed.isBlank() ? "–" : typed.lines().map(String::strip).filter(line -> !line.isEmpty())
            .map(line -> line.startsWith("- ") ? line : "- " + line).collect(Collectors.joining("\n"));
    }

    private static String text(Map<String, Object> row, String field) {
        return row.get(field) instanceof String said && !said.isBlank() ? said.strip() : null;
    }
}
