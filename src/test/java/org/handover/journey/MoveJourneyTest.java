package org.handover.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Incident;
import org.handover.lifecycle.moving.Moves;
import org.handover.lifecycle.moving.Moves.OneProject;
import org.handover.lifecycle.moving.Moves.Result;
import org.handover.lifecycle.moving.ProjectMoves;
import org.handover.lifecycle.moving.ProjectMoves.Preview;
import org.handover.rehearsal.Customer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process owner changes a diagram, deploys it as Camunda Modeler does, and moves running projects to it. */
class MoveJourneyTest extends JourneyTest {

    private static final String DEPLOYMENT = "moved to";

    @Autowired private RepositoryService repositoryService;
    @Autowired private ProjectMoves projectMoves;
    @Autowired private Moves moves;
    @Autowired private JdbcClient jdbc;

    @AfterEach
    void takeTheDeploymentsBack() {
        repositoryService.createDeploymentQuery().deploymentName(DEPLOYMENT).list()
            .forEach(deployment -> repositoryService.deleteDeployment(deployment.getId(), true));
    }

    @Test
    @Tag("DEP-23") @Tag("R1")
    void threeRunningProjectsGetThirtyDaysEachInItsOwnZone() throws IOException {
        List<Customer> customers = List.of(customer, inZone("Europe/Berlin", "DE"), inZone("America/New_York", "US"));
        Map<String, LocalDate> liveOn = new java.util.HashMap<>();
        for (Customer each : customers) {
            customer = each;
            takeLiveAt(clock.instant().isAfter(Instant.parse(LIVE)) ? clock.instant().toString() : LIVE);
            liveOn.put(each.project(), goLives.current(each.project()).orElseThrow().liveDate());
        }
        // day 15: the form and the first request are out, everywhere
        passTo("2026-10-11T12:00:00Z");
        Map<String, List<String>> sentBefore = customers.stream().collect(Collectors.toMap(Customer::project, this::noticesTo));

        deploy("completion.bpmn", withThirtyDays());
        Preview preview = projectMoves.preview(customer.project());
        assertThat(preview.reasons()).isEmpty();
        assertThat(deemed(customer)).as("a preview changes nothing").isEqualTo(liveOn.get(customer.project()).plusDays(21));
        move(customers.stream().map(Customer::project).toList());

        for (Customer each : customers) {
            LocalDate last = liveOn.get(each.project()).plusDays(30);
            assertThat(deemed(each)).isEqualTo(last);
            assertThat(timer(each, "event_silenceIsAcceptance")).containsExactly(endOf(last, each));
            assertThat(taskDue(each, "userTask_recordAnswer")).as("the task is due with it").isEqualTo(endOf(last, each));
            assertThat(timer(each, "event_firstRequestDue")).as("went out before").isEmpty();
            assertThat(timer(each, "event_secondRequestDue")).hasSize(1);
            assertThat(noticesTo(each)).as("nothing is sent by a move").isEqualTo(sentBefore.get(each.project()));
        }
        assertThat(preview.move().dates()).filteredOn(date -> date.term().equals("deemed acceptance")).singleElement()
            .satisfies(date -> assertThat(List.of(date.before(), date.after()))
                .containsExactly(liveOn.get(customer.project()).plusDays(21), liveOn.get(customer.project()).plusDays(30)));
        for (Customer each : customers) {
            customer = each;
            Instant over = endOf(liveOn.get(each.project()).plusDays(30), each);
            if (over.isAfter(clock.instant())) {
                time.advanceTo(over.minusSeconds(60));
            }
            assertThat(end("completion")).as(each.zone()).isNull();
        }
        passTo("2026-10-28T12:00:00Z");
        for (Customer each : customers) {
            customer = each;
            assertThat(end("completion")).as(each.zone()).isEqualTo("end_deemedAccepted");
            assertThat(sent("completion-form").stream().map(n -> n.recipientName()).toList()).doesNotHaveDuplicates();
            assertThat(days("completion-request")).as("two requests, a day each").hasSize(2);
        }
    }

    @Test
    void aProjectThatCannotMoveStaysWholeWhileTheOthersGoOn() throws IOException {
        takeLiveAt(LIVE);
        passTo("2026-10-05T02:00:00Z");
        Customer stays = customer;
        customer = customer(true, null, List.of());
        prepare();
        Customer goes = customer;
        Map<String, Integer> before = versions(stays);

        release("completion.bpmn", original("completion.bpmn").replace("userTask_recordAnswer", "userTask_enterAnswer"));
        deploy("warranty.bpmn", original("warranty.bpmn").replace("name=\"Keep the warranty\"", "name=\"Warranty\""));
        deploy("go-live.bpmn", original("go-live.bpmn").replaceFirst("name=\"[^\"]*go live\"", "name=\"Go live\""));
        List<OneProject> outcome = move(List.of(stays.project(), goes.project()));

        assertThat(outcome.get(0).result()).isEqualTo(Result.KEPT);
        assertThat(outcome.get(0).reasons()).singleElement().asString()
            .contains("It stands on “Record the customer's answer”", "replaces", "userTask_recordAnswer");
        assertThat(versions(stays)).isEqualTo(before);
        assertThat(outcome.get(1).result()).isEqualTo(Result.MOVED);
        assertThat(outcome.get(1).outcome().versions()).singleElement().asString().startsWith("go-live ");
    }

    @Test
    void aFailureInTheMiddleRollsTheProjectBackWhole() throws IOException {
        takeLiveAt(LIVE);
        passTo("2026-10-05T02:00:00Z");
        Map<String, Integer> before = versions(customer);
        List<Instant> dueBefore = timer(customer, "event_silenceIsAcceptance");
        long datesBefore = datesKept();

        deploy("completion.bpmn", withThirtyDays());
        // what fails only when the timer of the warranty is worked out, after completion was moved
        String broken = original("warranty.bpmn");
        jdbc.sql("update contract_term set agreed = 'three weeks' where project = ? and term = 'end of warranty'")
            .param(customer.project()).update();
        deploy("warranty.bpmn", broken.replace("name=\"Keep the warranty\"", "name=\"Warranty\""));
        List<OneProject> outcome = move(List.of(customer.project()));

        assertThat(outcome.get(0).result()).isEqualTo(Result.KEPT);
        assertThat(outcome.get(0).reasons()).singleElement().asString().startsWith("The move failed and was taken back: ")
            .contains("three weeks");
        assertThat(versions(customer)).isEqualTo(before);
        assertThat(timer(customer, "event_silenceIsAcceptance")).isEqualTo(dueBefore);
        assertThat(datesKept()).isEqualTo(datesBefore);
    }

    @Test
    void aNoticeThatCouldNotBeSentIsStillAnIncidentAfterTheMoveAndCanBeRetried() throws IOException {
        desk.start("implementation-project", customer.order());
        answerUntilAsked("customer-decision");
        desk.answer(desk.task(customer.project(), "customer-decision").orElseThrow(), customer, Map.of());
        ManagementService management = engine.getManagementService();
        management.executeJob(management.createJobQuery().activityId("serviceTask_recordDecision").singleResult().getId());
        String instance = runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(customer.project())
            .processDefinitionKey("preparation").singleResult().getId();
        jdbc.sql("update outbox set uncertain = true, attempts = 1000 where project = ? and element_id = 'serviceTask_sendPreInstallForm'")
            .param(customer.project()).update();
        time.advanceTo(clock.instant());
        Incident before = runtimeService.createIncidentQuery().processInstanceId(instance).singleResult();

        deploy("preparation.bpmn", original("preparation.bpmn").replace("name=\"Prepare the customer\"", "name=\"Prepare\""));
        assertThat(move(List.of(customer.project()))).extracting(OneProject::result).containsExactly(Result.MOVED);

        Incident after = runtimeService.createIncidentQuery().processInstanceId(instance).singleResult();
        assertThat(after.getActivityId()).isEqualTo(before.getActivityId());
        assertThat(after.getIncidentMessage()).isEqualTo(before.getIncidentMessage());
        assertThat(after.getProcessDefinitionId()).isNotEqualTo(before.getProcessDefinitionId());
        management.setJobRetries(after.getConfiguration(), 1);
        time.advanceTo(clock.instant());
        assertThat(jdbc.sql("select state from outbox where project = ?").param(customer.project()).query(String.class).list())
            .containsOnly("done");
        assertThat(runtimeService.createIncidentQuery().processInstanceId(instance).count()).isZero();
    }

    private List<OneProject> move(List<String> numbers) {
        long move = projectMoves.run("owner", numbers, id -> { });
        assertThat(moves.find(move).orElseThrow().state()).isEqualTo(Moves.State.DONE);
        return moves.projects(move, -1, 100);
    }

    private long datesKept() {
        return jdbc.sql("select count(*) from contract_date where project = ?").param(customer.project()).query(Long.class).single();
    }

    private Map<String, Integer> versions(Customer of) {
        return runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(of.project()).list().stream()
            .map(instance -> repositoryService.getProcessDefinition(instance.getProcessDefinitionId()))
            .collect(Collectors.toMap(definition -> definition.getKey(), definition -> definition.getVersion()));
    }

    private List<Instant> timer(Customer of, String element) {
        List<String> instances = runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(of.project()).list().stream()
            .map(instance -> instance.getId()).toList();
        return engine.getManagementService().createJobQuery().activityId(element).list().stream()
            .filter(job -> instances.contains(job.getProcessInstanceId())).map(job -> job.getDuedate().toInstant()).toList();
    }

    private Instant taskDue(Customer of, String element) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(of.project()).taskDefinitionKey(element)
            .singleResult().getDueDate().toInstant();
    }

    private LocalDate deemed(Customer of) {
        return contractDates.find(of.project(), "deemed acceptance").orElseThrow().dueDate();
    }

    private static Instant endOf(LocalDate day, Customer of) {
        return day.plusDays(1).atTime(LocalTime.MIDNIGHT).atZone(java.time.ZoneId.of(of.zone())).toInstant();
    }

    private List<String> noticesTo(Customer of) {
        return new ArrayList<>(jdbc.sql("select notice || ' ' || recipient_name from notice where project = ? order by id")
            .param(of.project()).query(String.class).list());
    }

    private static Customer inZone(String zone, String country) {
        Customer sydney = customer(true, null, List.of());
        return new Customer(sydney.project(), sydney.name() + " " + country, country, "en", zone, sydney.mailDomain(), "standard",
            sydney.modules(), true, null, List.of(), sydney.lead(), sydney.signer(), sydney.delegate(), sydney.sponsor(),
            sydney.superuser());
    }

    private static String original(String file) throws IOException {
        return Files.readString(Path.of("bpmn", file));
    }

    /** As the timer's field, or in its expression, says it. */
    private static String withThirtyDays() throws IOException {
        String diagram = original("completion.bpmn");
        if (diagram.contains("'P21D'")) {
            return diagram.replace("'P21D'", "'P30D'");
        }
        assertThat(diagram).containsOnlyOnce("<camunda:property name=\"days\" value=\"21\"");
        return diagram.replace("<camunda:property name=\"days\" value=\"21\"", "<camunda:property name=\"days\" value=\"30\"")
            .replace("21 days after go-live", "30 days after go-live");
    }

    /** A process owner could not deploy without an element on which something stands; a release can. */
    private void release(String file, String diagram) {
        repositoryService.createDeployment().name(DEPLOYMENT).source("bundled with Handover").addString(file, diagram).deploy();
    }

    private void deploy(String file, String diagram) {
        String boundary = "part-of-a-deployment";
        String body = part(boundary, "name=\"deployment-name\"", DEPLOYMENT)
            + part(boundary, "name=\"" + file + "\"; filename=\"" + file + "\"", diagram) + "--" + boundary + "--\r\n";
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url("/engine-rest/deployment/create")))
            .header("Authorization", basic(OWNER, PASSWORD)).header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body)).build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String part(String boundary, String disposition, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }
}
