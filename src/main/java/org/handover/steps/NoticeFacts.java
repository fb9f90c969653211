package org.handover.steps;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.identity.User;
import org.handover.lifecycle.Extras;
import org.handover.lifecycle.Extras.Extra;
import org.handover.lifecycle.ModuleTexts;
import org.handover.lifecycle.Rows;
import org.handover.notices.LocalFact;
import org.handover.projects.ContractDates;
import org.handover.projects.GoLive;
import org.handover.projects.GoLives;
import org.handover.projects.KnownDate;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Teams;
import org.handover.projects.plan.Teams.Team;
import org.handover.projects.risks.Risk;
import org.handover.projects.risks.Risks;
import org.handover.signoffs.SignOff;
import org.handover.signoffs.SignOffs;
import org.handover.tickets.BillingReasons;
import org.handover.tickets.Ticket;
import org.handover.tickets.Tickets;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the texts of notices may name. A fact that is not known is left out, and a text that names it fails loudly. */
@Component
class NoticeFacts {

    private static final List<String> VARIABLES = List.of("reason", "title", "description", "round", "missing", "returnedBecause",
        "changeCost", "changeDelayDays");
    private static final Map<String, String> DEGREES_IN_GERMAN = Map.of("low", "gering", "medium", "mittel", "high", "hoch");
    private static final List<String> LISTS = List.of("defects", "outstandingItems");
    private static final List<String> SOFT_LAUNCH = List.of("softLaunchShare", "softLaunchFrom", "softLaunchTo");

    private final Projects projects;
    private final GoLives goLives;
    private final ContractDates contractDates;
    private final ModuleTexts moduleTexts;
    private final Extras extras;
    private final Tickets tickets;
    private final BillingReasons billingReasons;
    private final Requests requests;
    private final SignOffs signOffs;
    private final Risks risks;
    private final Checklists checklists;
    private final Clock clock;
    private final Teams teams;
    private final IdentityService identityService;

    NoticeFacts(Projects projects, GoLives goLives, ContractDates contractDates, ModuleTexts moduleTexts, Extras extras,
            Tickets tickets, BillingReasons billingReasons, Requests requests, SignOffs signOffs, Risks risks,
            Checklists checklists, Teams teams, Clock clock, @Lazy IdentityService identityService) {
        this.projects = projects;
        this.goLives = goLives;
        this.contractDates = contractDates;
        this.moduleTexts = moduleTexts;
        this.extras = extras;
        this.checklists = checklists;
        this.tickets = tickets;
        this.billingReasons = billingReasons;
        this.requests = requests;
        this.signOffs = signOffs;
        this.risks = risks;
        this.clock = clock;
        this.teams = teams;
        this.identityService = identityService;
    }

    Map<String, Object> of(Project project, String notice, DelegateExecution variables) {
        String number = project.number();
        Map<String, Object> facts = new HashMap<>();
        facts.put("project", number);
        facts.put("customer", project.customer());
        facts.put("manager", fullName(project.manager()));
        facts.put("irsPurchased", project.irsPurchased());
        goLives.current(number).ifPresent(fact -> {
            facts.put("goLiveDate", fact.liveDate());
            facts.put("assessed", fact.source() == GoLive.Source.ASSESSED);
        });
        facts.put("dates", contractDates.of(number).stream().collect(toMap(date -> camelCase(date.term()), NoticeFacts::date)));
        VARIABLES.stream().filter(variables::hasVariable).filter(name -> variables.getVariable(name) != null)
            .forEach(name -> facts.put(name, variables.getVariable(name)));
        facts.computeIfPresent("changeCost", (name, cost) -> new BigDecimal(cost.toString()));
        LISTS.stream().filter(variables::hasVariable).forEach(name -> facts.put(name, Rows.of(variables.getVariable(name))));
        if (notice.startsWith("soft-launch")) {
            SOFT_LAUNCH.forEach(name -> facts.put(name, numberOrDay(variables.getVariable(name))));
        }
        if (notice.startsWith("go-live-dates")) {
            facts.put("teams", teams.of(number).stream().map(NoticeFacts::team).toList());
        }
        if (notice.startsWith("pre-install")) {
            facts.put("requirements", texts(number, "pre-install-requirements"));
        }
        if (notice.startsWith("superuser") || notice.startsWith("train-users")) {
            facts.put("trainingTopics", texts(number, "training-content"));
        }
        if (notice.startsWith("customer-")) {
            facts.put("acceptanceTests", texts(number, "acceptance-tests"));
        }
        if (notice.startsWith("live-recheck")) {
            facts.put("requirementLines", checklists.of(number, Checklist.REQUIREMENTS_CHECKLIST.id()).stream().map(CheckItem::item).toList());
        }
        if (notice.startsWith("extras")) {
            facts.put("extras", extras.of(number).stream().map(extra -> Map.of("item", named(extra), "ordered", extra.ordered(),
                "included", extra.included(), "price", extra.price())).toList());
        }
        if (notice.startsWith("risk-")) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
            facts.put("risks", risks.of(number).stream().filter(risk -> risk.isForSponsors(today)).map(NoticeFacts::risk).toList());
        }
        if (notice.startsWith("technology-transfer") || notice.startsWith("pre-implementation")) {
            facts.put("openLines", checklists.open(number, notice.replaceAll("-(reminder|escalation)$", "")).stream().map(CheckItem::item)
                .toList());
        }
        if (notice.startsWith("warranty-item") || notice.startsWith("completion")) {
            facts.put("tickets", tickets.of(number, Long.MAX_VALUE, 500).stream()
                .filter(ticket -> notice.startsWith("completion") || ticket.processInstanceId().equals(variables.getProcessInstanceId()))
                .map(this::ticket).toList());
        }
        if (notice.startsWith("completion")) {
            Instant issued = Instant.parse((String) variables.getVariable("formIssuedAt"));
            facts.put("requests", requests.of(number, issued).stream().map(request -> Map.of("date", request.date(),
                "recipient", request.recipient(), "subject", request.subject())).toList());
        }
        if (project.billableFrom() != null) {
            facts.put("billableFrom", project.billableFrom());
            facts.put("decidedOn", project.billingDecidedOn());
            facts.put("effectiveDate", effectiveDate(number));
        }
        return facts;
    }

    private static Object numberOrDay(Object said) {
        return said instanceof Number number ? number.intValue() : LocalDate.parse((String) said);
    }

    private static Map<String, Object> team(Team team) {
        Map<String, Object> said = new HashMap<>(Map.of("name", team.team(), "lead", team.lead(), "users", team.users(),
            "outOfStep", team.isOutOfStep()));
        said.put("goLiveOn", team.goLiveOn());
        said.put("sprintStartOn", team.sprintStartOn());
        return said;
    }

    private static LocalFact named(Extra extra) {
        return extra::name;
    }

    private LocalFact texts(String project, String table) {
        return locale -> moduleTexts.of(project, table, locale);
    }

    /** The project manager's name as customers know it; the login where the engine knows no name. */
    private String fullName(String userId) {
        User user = identityService.createUserQuery().userId(userId).singleResult();
        return user == null || user.getLastName() == null ? userId : (user.getFirstName() + " " + user.getLastName()).strip();
    }

    private LocalDate effectiveDate(String project) {
        SignOff last = signOffs.last(project, "completion-form").orElseThrow();
        return last.effectiveOn() == null ? last.signedOn() : last.effectiveOn();
    }

    private Map<String, Object> ticket(Ticket ticket) {
        LocalFact billing = locale -> billingReasons.sentence(ticket.rating(), locale.getLanguage());
        return Map.of("reference", ticket.reference() == null ? "" : ticket.reference(), "title", ticket.title(),
            "billing", billing);
    }

    private static Map<String, Object> risk(Risk risk) {
        LocalFact likelihood = locale -> inWords(risk.likelihood(), locale);
        LocalFact impact = locale -> inWords(risk.impact(), locale);
        return Map.of("risk", risk.risk(), "likelihood", likelihood, "impact", impact,
            "mitigation", risk.mitigation() == null ? "" : risk.mitigation(), "reviewOn", risk.reviewOn());
    }

    private static String inWords(String degree, Locale locale) {
        return locale.getLanguage().equals("de") ? DEGREES_IN_GERMAN.get(degree) : degree;
    }

    private static Map<String, Object> date(KnownDate date) {
        LocalFact explanation = date::explanation;
        return Map.of("date", date.dueDate(), "effectiveDate", date.effectiveDate(), "explanation", explanation);
    }

    /** {@code deemed acceptance} as texts name it: {@code deemedAcceptance}. */
    private static String camelCase(String term) {
        return Stream.of(term.split(" ")).map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .reduce(String::concat).map(joined -> joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1)).orElseThrow();
    }
}
