package org.handover.answers;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.handover.lifecycle.FormFacts;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Milestones;
import org.springframework.stereotype.Component;

/** What a project manager needs for the weekly call (PROJ-21): what is late and open, and whom to phone (UPG-38). */
@Component
class StatusFormFacts implements FormFacts {

    /** By channel, in the order in which they stand on the form. */
    private static final Map<String, String> CHANNELS = channels();

    private final Projects projects;
    private final Contacts contacts;
    private final Milestones milestones;
    private final Checklists checklists;
    private final Clock clock;

    StatusFormFacts(Projects projects, Contacts contacts, Milestones milestones, Checklists checklists, Clock clock) {
        this.projects = projects;
        this.contacts = contacts;
        this.milestones = milestones;
        this.checklists = checklists;
        this.clock = clock;
    }

    @Override
    public Set<String> names() {
        return Set.of("lateMilestones", "openActionItems", "peopleByChannel");
    }

    @Override
    public Map<String, Object> factsFor(Set<String> names, String projectNumber) {
        Project project = names.stream().anyMatch(names()::contains) ? projects.find(projectNumber).orElse(null) : null;
        Map<String, Object> facts = new HashMap<>();
        if (project == null) {
            return facts;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
        if (names.contains("lateMilestones")) {
            facts.put("lateMilestones", milestones.of(projectNumber).stream().filter(milestone -> milestone.isLate(today))
                .map(milestone -> Map.of("milestone", milestone.name(), "forecastOn", milestone.forecastOn().toString())).toList());
        }
        if (names.contains("openActionItems")) {
            facts.put("openActionItems", checklists.open(projectNumber, Checklist.REQUIREMENTS_CHECKLIST.id()).stream()
                .map(item -> line(item, project, today)).collect(joining("\n")));
        }
        if (names.contains("peopleByChannel")) {
            facts.put("peopleByChannel", peopleByChannel(contacts.of(projectNumber)));
        }
        return facts;
    }

    private static String line(CheckItem item, Project project, LocalDate today) {
        StringBuilder line = new StringBuilder("- ").append(item.item());
        String people = Stream.of(item.vendorPerson(), item.customerPerson()).filter(Objects::nonNull).collect(joining(", "));
        if (!people.isEmpty()) {
            line.append(" (").append(people).append(")");
        }
        if (item.dueOn() != null) {
            line.append(item.dueOn().isBefore(today) ? ", overdue since " : ", by ").append(DateTimeFormatter
                .ofLocalizedDate(FormatStyle.LONG).withLocale(new Locale("en", project.country())).format(item.dueOn()));
        }
        return line.toString();
    }

    private static String peopleByChannel(List<Contact> all) {
        Map<String, List<Contact>> byChannel = all.stream().collect(groupingBy(Contact::channel));
        return CHANNELS.entrySet().stream().filter(channel -> byChannel.containsKey(channel.getKey()))
            .map(channel -> "- **" + channel.getValue() + ":** " + byChannel.get(channel.getKey()).stream()
                .map(contact -> contact.name() + " (" + contact.role() + ")").collect(joining(", ")))
            .collect(joining("\n"));
    }

    private static Map<String, String> channels() {
        Map<String, String> channels = new LinkedHashMap<>();
        channels.put("phone", "Phone");
        channels.put("video", "Video call");
        channels.put("project-software", "Note also in the project software");
        channels.put("email", "Mail");
        return channels;
    }
}
