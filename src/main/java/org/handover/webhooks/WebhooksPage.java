package org.handover.webhooks;

import java.security.Principal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.outbox.Outbox;
import org.handover.projects.Projects;
import org.handover.webhooks.Deliveries.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which programs are told of what, and what became of each message. A secret is shown once, on the page after it was made. */
@Controller
@RequestMapping("/webhooks")
class WebhooksPage {

    private static final Logger LOG = LoggerFactory.getLogger(WebhooksPage.class);
    private static final int ON_A_PAGE = 50;

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final Webhooks webhooks;
    private final Outbox outbox;
    private final Reach reach;
    private final Projects projects;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    WebhooksPage(Endpoints endpoints, Deliveries deliveries, Webhooks webhooks, Outbox outbox, Reach reach, Projects projects,
            ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.reach = reach;
        this.projects = projects;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param hint why, or null */
    record State(String word, String look, String hint) {
    }

    record Row(long id, String url, String description, String project, List<String> events, State state) {
    }

    record Choice(String value, String label, boolean chosen) {
    }

    record Message(long id, String event, String project, String recorded, String recordedIso, int tries, String answer, String body,
            State state, boolean stuck) {
    }

    @GetMapping
    ModelAndView list(Locale locale) {
        return list(EndpointForm.empty(), List.of(), HttpStatus.OK, locale);
    }

    @PostMapping
    ModelAndView add(@RequestParam(required = false) String url, @RequestParam(required = false) String description,
            @RequestParam(required = false) List<String> events, @RequestParam(required = false) String project, Principal person,
            Locale locale, RedirectAttributes next) {
        EndpointForm form = new EndpointForm(url, description, events, project);
        List<String> problems = form.problems(reach, projects);
        if (!problems.isEmpty()) {
            return list(form, problems, HttpStatus.BAD_REQUEST, locale);
        }
        String secret = Secrets.make();
        long id = transaction.execute(status -> {
            this.events.publishEvent(new Listeners.Changed());
            return endpoints.add(form.entry(), secret, person.getName());
        });
        LOG.info("Webhook endpoint {} was set up by {}.", id, person.getName());
        next.addFlashAttribute("secret", secret);
        return shown(id);
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable long id, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Locale locale) {
        Endpoint endpoint = endpoint(id);
        return show(endpoint, EndpointForm.of(endpoint), List.of(), before, HttpStatus.OK, locale);
    }

    @PostMapping("/{id}")
    ModelAndView change(@PathVariable long id, @RequestParam(required = false) String url,
            @RequestParam(required = false) String description, @RequestParam(required = false) List<String> events,
            @RequestParam(required = false) String project, Principal person, Locale locale) {
        Endpoint endpoint = endpoint(id);
        EndpointForm form = new EndpointForm(url, description, events, project);
        List<String> problems = form.problems(reach, projects);
        if (!problems.isEmpty()) {
            return show(endpoint, form, problems, Long.MAX_VALUE, HttpStatus.BAD_REQUEST, locale);
        }
        change(id, "changed", person, () -> {
            endpoints.change(id, form.entry());
            outbox.bringForward(deliveries.waiting(id));
        });
        return shown(id);
    }

    @PostMapping("/{id}/secret")
    ModelAndView rotate(@PathVariable long id, Principal person, RedirectAttributes next) {
        endpoint(id);
        String secret = Secrets.make();
        change(id, "given a new secret", person, () -> endpoints.rotate(id, secret));
        next.addFlashAttribute("secret", secret);
        return shown(id);
    }

    @PostMapping("/{id}/on")
    ModelAndView on(@PathVariable long id, Principal person) {
        endpoint(id);
        change(id, "switched on", person, () -> endpoints.enable(id));
        return shown(id);
    }

    @PostMapping("/{id}/off")
    ModelAndView off(@PathVariable long id, Principal person) {
        endpoint(id);
        change(id, "switched off", person, () -> endpoints.disable(id, "Switched off by " + person.getName() + "."));
        return shown(id);
    }

    /** Whoever asks for a test wants it to be sent now, whatever pause there is. */
    @PostMapping("/{id}/test")
    ModelAndView test(@PathVariable long id) {
        if (endpoint(id).enabled()) {
            transaction.executeWithoutResult(status -> {
                endpoints.succeeded(id);
                webhooks.test(id);
            });
        }
        return shown(id);
    }

    @PostMapping("/{id}/messages/{message}/again")
    ModelAndView again(@PathVariable long id, @PathVariable long message) {
        Delivery delivery = deliveries.find(id, message).orElseThrow(() -> notThere("There is no message " + message + "."));
        if (outbox.state(delivery.key()).equals("stuck")) {
            outbox.retry(delivery.key());
        }
        return shown(id);
    }

    private void change(long id, String done, Principal person, Runnable change) {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new Listeners.Changed());
            change.run();
        });
        LOG.info("Webhook endpoint {} was {} by {}.", id, done, person.getName());
    }

    private ModelAndView list(EndpointForm form, List<String> problems, HttpStatus status, Locale locale) {
        ModelAndView page = new ModelAndView("webhooks", status);
        List<Endpoint> all = endpoints.all();
        page.addObject("title", "Webhooks");
        page.addObject("rows", all.stream().map(endpoint -> row(endpoint, locale)).toList());
        page.addObject("none", all.isEmpty());
        return withForm(page, form, problems);
    }

    private ModelAndView show(Endpoint endpoint, EndpointForm form, List<String> problems, long before, HttpStatus status, Locale locale) {
        List<Delivery> found = deliveries.of(endpoint.id(), before, ON_A_PAGE + 1);
        List<Delivery> shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        Map<String, String> stuck = outbox.stuckBecause(shown.stream().map(Delivery::key).toList());
        ModelAndView page = new ModelAndView("webhook", status);
        page.addObject("title", "Webhook " + endpoint.id());
        page.addObject("endpoint", row(endpoint, locale));
        page.addObject("enabled", endpoint.enabled());
        page.addObject("setUp", moment(endpoint.createdAt(), locale));
        page.addObject("setUpBy", endpoint.createdBy());
        page.addObject("overlapUntil", isAhead(endpoint.oldSecretUntil()) ? moment(endpoint.oldSecretUntil(), locale) : null);
        page.addObject("messages", shown.stream().map(delivery -> message(delivery, stuck, locale)).toList());
        page.addObject("noMessages", shown.isEmpty());
        page.addObject("first", before == Long.MAX_VALUE);
        page.addObject("older", found.size() > ON_A_PAGE ? List.of(shown.get(ON_A_PAGE - 1).id()) : List.of());
        return withForm(page, form, problems);
    }

    private static ModelAndView withForm(ModelAndView page, EndpointForm form, List<String> problems) {
        page.addObject("form", form);
        page.addObject("choices", Arrays.stream(EventType.values())
            .map(event -> new Choice(event.text(), event.meaning(), form.events().contains(event.text()))).toList());
        page.addObject("problems", problems);
        return page;
    }

    private Row row(Endpoint endpoint, Locale locale) {
        return new Row(endpoint.id(), endpoint.url(), endpoint.description().isEmpty() ? null : endpoint.description(), endpoint.project(),
            List.copyOf(endpoint.events()), state(endpoint, locale));
    }

    private State state(Endpoint endpoint, Locale locale) {
        if (!endpoint.enabled()) {
            return new State("off", "cancelled", endpoint.disabledBecause());
        }
        if (isAhead(endpoint.pausedUntil())) {
            return new State("pauses", "waiting", "Nothing is sent before " + moment(endpoint.pausedUntil(), locale) + " UTC.");
        }
        return new State("on", "sent", endpoint.failures() == 0 ? null : "Failed " + endpoint.failures() + " times in a row.");
    }

    private static Message message(Delivery delivery, Map<String, String> stuck, Locale locale) {
        String because = stuck.get(delivery.key());
        String answer = delivery.lastStatus() == null ? null
            : (delivery.lastStatus() == 0 ? "" : "HTTP " + delivery.lastStatus() + " ") + delivery.lastAnswer();
        return new Message(delivery.id(), delivery.event(), delivery.project(), moment(delivery.recordedAt(), locale),
            delivery.recordedAt().toString(), delivery.tries(), answer, delivery.body(), state(delivery, because, locale), because != null);
    }

    private static State state(Delivery delivery, String stuckBecause, Locale locale) {
        if (delivery.deliveredAt() != null) {
            return new State("delivered", "sent", moment(delivery.deliveredAt(), locale) + " UTC");
        }
        if (delivery.droppedBecause() != null) {
            return new State("dropped", "cancelled", delivery.droppedBecause());
        }
        return stuckBecause == null ? new State("waiting", "waiting", null) : new State("stuck", "stuck", stuckBecause);
    }

    /** By this node's own clock, since the database's sets these moments; the engine's is moved in the demo. */
    private static boolean isAhead(Instant moment) {
        return moment != null && moment.isAfter(Instant.now());
    }

    private Endpoint endpoint(long id) {
        return endpoints.find(id).orElseThrow(() -> notThere("There is no webhook " + id + "."));
    }

    private static ResponseStatusException notThere(String why) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, why);
    }

    private static ModelAndView shown(long id) {
        return new ModelAndView("redirect:/webhooks/" + id);
    }

    private static String moment(Instant moment, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).withZone(ZoneOffset.UTC)
            .format(moment);
    }
}
