package org.handover.answers;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.handover.lifecycle.Extras;
import org.handover.lifecycle.FormFacts;
import org.handover.lifecycle.ModuleTexts;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.ContractDates;
import org.handover.projects.GoLives;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.tickets.Tickets;
import org.springframework.stereotype.Component;

/** The facts of a project that a form may show by name. Staff read English; dates stand in the conventions of the customer's country. */
@Component
class ProjectFormFacts implements FormFacts {

    private final Map<String, Function<Project, Object>> facts;
    private final Projects projects;
    private final Contacts contacts;
    private final GoLives goLives;
    private final ContractDates contractDates;
    private final ModuleTexts moduleTexts;
    private final Extras extras;
    private final Tickets tickets;

    ProjectFormFacts(Projects projects, Contacts contacts, GoLives goLives, ContractDates contractDates, ModuleTexts moduleTexts,
            Extras extras, Tickets tickets) {
        this.projects = projects;
        this.contacts = contacts;
        this.goLives = goLives;
        this.contractDates = contractDates;
        this.moduleTexts = moduleTexts;
        this.extras = extras;
        this.tickets = tickets;
        this.facts = Map.ofEntries(
            Map.entry("about", this::about),
            Map.entry("dates", this::dates),
            Map.entry("signers", project -> options(contacts.signers(project.number()))),
            Map.entry("people", project -> options(contacts.of(project.number()))),
            Map.entry("superusers", project -> options(contacts.withRole(project.number(), "superuser"))),
            Map.entry("modules", project -> projects.modules(project.number()).stream().map(module -> option(module, module)).toList()),
            Map.entry("requirements", project -> texts(project, "pre-install-requirements")),
            Map.entry("trainingTopics", project -> texts(project, "training-content")),
            Map.entry("acceptanceTests", this::acceptanceTests),
            Map.entry("documents", project -> projects.documents(project.number()).stream()
                .map(name -> Map.of("document", name, "confirmed", false)).toList()),
            Map.entry("orderedItems", project -> projects.order(project.number()).stream()
                .map(ordered -> Map.of("item", ordered.item(), "quantity", ordered.quantity())).toList()),
            Map.entry("extras", this::extras),
            Map.entry("commercialConditions",
                project -> project.commercialConditions() == null ? "" : project.commercialConditions()),
            Map.entry("openTickets", this::openTickets));
    }

    @Override
    public Set<String> names() {
        return facts.keySet();
    }

    @Override
    public Map<String, Object> factsFor(Set<String> names, String projectNumber) {
        Project project = projects.find(projectNumber).orElse(null);
        return project == null ? Map.of() : names.stream().filter(facts::containsKey)
            .collect(toMap(name -> name, name -> facts.get(name).apply(project)));
    }

    private String about(Project project) {
        String live = goLives.current(project.number())
            .map(fact -> " · taken live on " + DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(new Locale("en", project.country())).format(fact.liveDate()))
            .orElse("");
        return project.number() + " · " + project.customer() + live;
    }

    private String dates(Project project) {
        return contractDates.of(project.number()).stream()
            .map(date -> "- **" + date.term().substring(0, 1).toUpperCase(Locale.ROOT) + date.term().substring(1) + ":** "
                + date.explanation(new Locale("en", project.country()))).collect(joining("\n"));
    }

    private String texts(Project project, String table) {
        return moduleTexts.of(project.number(), table, Locale.ENGLISH).stream().map(line -> "- " + line).collect(joining("\n"));
    }

    private List<Map<String, Object>> acceptanceTests(Project project) {
        return moduleTexts.of(project.number(), "acceptance-tests", Locale.ENGLISH).stream()
            .map(test -> Map.<String, Object>of("test", test, "result", "")).toList();
    }

    private List<Map<String, Object>> extras(Project project) {
        return extras.of(project.number()).stream().map(extra -> Map.<String, Object>of("item", extra.name(Locale.ENGLISH), "ordered",
            extra.ordered(), "included", extra.included(), "price", extra.price() + " EUR")).toList();
    }

    private String openTickets(Project project) {
        return tickets.of(project.number(), Long.MAX_VALUE, 100).stream().filter(ticket -> ticket.state().equals("open"))
            .map(ticket -> "- " + ticket.reference() + ": " + ticket.title() + (ticket.level() == null ? "" : " (" + ticket.level() + ")")).collect(joining("\n"));
    }

    private static List<Map<String, String>> options(List<Contact> contacts) {
        return contacts.stream().map(contact -> option(contact.name(), contact.name() + " (" + contact.role() + ")")).toList();
    }

    private static Map<String, String> option(String value, String label) {
        return Map.of("value", value, "label", label);
    }
}
