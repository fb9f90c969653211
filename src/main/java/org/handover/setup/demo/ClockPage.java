package org.handover.setup.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.handover.notices.Notices;
import org.handover.tickets.Tickets;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The demo's clock: what time it is in the demo, what falls due next, and a button that passes a day. */
@Controller
@Profile("demo")
class ClockPage {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("EEE, d MMM, HH:mm", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);
    private static final int SHOWN = 200;

    private final Demo demo;
    private final Clock clock;
    private final ManagementService managementService;
    private final RuntimeService runtimeService;
    private final RepositoryService repositoryService;
    private final HistoryService historyService;
    private final Notices notices;
    private final Tickets tickets;

    ClockPage(Demo demo, Clock clock, ManagementService managementService, RuntimeService runtimeService,
            RepositoryService repositoryService, HistoryService historyService, Notices notices, Tickets tickets) {
        this.demo = demo;
        this.clock = clock;
        this.managementService = managementService;
        this.runtimeService = runtimeService;
        this.repositoryService = repositoryService;
        this.historyService = historyService;
        this.notices = notices;
        this.tickets = tickets;
    }

    /** Something that happened, or will, as a line of the page. Times are in UTC. */
    record Line(String time, String project, String text) {
    }

    @GetMapping("/clock")
    String show(Model model) {
        model.addAttribute("title", "Clock");
        model.addAttribute("now", MOMENT.format(clock.instant()));
        model.addAttribute("next", comesNext());
        return "clock";
    }

    @PostMapping("/clock")
    String passOneDay(RedirectAttributes model) {
        Instant before = clock.instant();
        demo.passOneDay();
        model.addFlashAttribute("passed", true);
        model.addFlashAttribute("happened", happenedSince(before));
        return "redirect:/clock";
    }

    private List<Line> happenedSince(Instant since) {
        record At(Instant time, Line line) {
        }
        Stream<At> sent = notices.of(null, Long.MAX_VALUE, SHOWN).stream().map(notice -> new At(notice.composedAt(),
            new Line(SHORT.format(notice.composedAt()), notice.project(), "Notice to " + notice.recipientName() + ": " + notice.subject())));
        Stream<At> opened = tickets.of(null, Long.MAX_VALUE, SHOWN).stream().filter(ticket -> ticket.openedAt() != null)
            .map(ticket -> new At(ticket.openedAt(), new Line(SHORT.format(ticket.openedAt()), ticket.project(),
                "Ticket " + ticket.reference() + " opened: " + ticket.title())));
        Stream<At> ended = historyService.createHistoricProcessInstanceQuery().finishedAfter(Date.from(since)).list().stream()
            .map(instance -> new At(instance.getEndTime().toInstant(), new Line(SHORT.format(instance.getEndTime().toInstant()),
                instance.getBusinessKey(), instance.getProcessDefinitionName() + ": " + endName(instance))));
        return Stream.of(sent, opened, ended).flatMap(all -> all).filter(at -> at.time().isAfter(since))
            .sorted(Comparator.comparing(At::time)).map(At::line).toList();
    }

    private String endName(HistoricProcessInstance instance) {
        return instance.getEndActivityId() == null ? "ended" : elementName(instance.getProcessDefinitionId(), instance.getEndActivityId());
    }

    private List<Line> comesNext() {
        return managementService.createJobQuery().timers().active().orderByJobDuedate().asc().listPage(0, 30).stream()
            .map(this::line).toList();
    }

    private Line line(Job timer) {
        JobDefinition definition = managementService.createJobDefinitionQuery().jobDefinitionId(timer.getJobDefinitionId()).singleResult();
        return new Line(SHORT.format(timer.getDuedate().toInstant()),
            runtimeService.createProcessInstanceQuery().processInstanceId(timer.getProcessInstanceId()).singleResult().getBusinessKey(),
            repositoryService.getProcessDefinition(timer.getProcessDefinitionId()).getName() + ": "
                + elementName(timer.getProcessDefinitionId(), definition.getActivityId()));
    }

    private String elementName(String processDefinitionId, String elementId) {
        FlowElement element = repositoryService.getBpmnModelInstance(processDefinitionId).getModelElementById(elementId);
        return element.getName() == null ? elementId : element.getName().replace('\n', ' ');
    }
}
