package org.handover.operations;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.handover.notices.Notices;
import org.handover.operations.OpenEffectsView.Row;
import org.handover.outbox.Effect;
import org.handover.outbox.OpenEffect.Standing;
import org.handover.outbox.OpenEffects;
import org.handover.outbox.OpenEffects.Figure;
import org.handover.outbox.OpenEffects.Filter;
import org.handover.outbox.Outbox;
import org.handover.outbox.SettledEffects;
import org.handover.outbox.SettledEffects.Settled;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What waits, is unknown or stuck on its way out, oldest first, and the ways to put it right. */
@Controller
@RequestMapping("/operations")
class OperationsPage {

    private static final int ON_A_PAGE = 50;
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_REFERENCE = 300;

    private final OpenEffects open;
    private final SettledEffects settled;
    private final Outbox outbox;
    private final Notices notices;
    private final OpenEffectsView view;

    OperationsPage(OpenEffects open, SettledEffects settled, Outbox outbox, Notices notices, OpenEffectsView view) {
        this.open = open;
        this.settled = settled;
        this.outbox = outbox;
        this.notices = notices;
        this.view = view;
    }

    record Choice(String value, String words, boolean chosen) {
    }

    /** @param count null where there is none */
    record Count(String kind, String state, String count) {
    }

    record KindRow(String kind, String words, List<Count> counts, String oldest) {
    }

    /** @param by null where it came to rest by itself */
    record SettledRow(String key, String project, String what, String element, String state, String reference, String answer, String by,
            String because, String at, String atIso) {
    }

    /** What somebody had entered when it was refused. */
    record Entered(String email, String reference, String because) {

        static final Entered NOTHING = new Entered("", "", "");
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String project, @RequestParam(defaultValue = "0") long after, Locale locale) {
        Filter filter = new Filter(standing(state), kind.isBlank() ? null : kind, project.isBlank() ? null : project.strip());
        var found = open.page(filter, after, ON_A_PAGE + 1);
        var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        var page = new ModelAndView("operations");
        page.addObject("title", "Operations");
        page.addObject("figures", figures(locale));
        page.addObject("kinds", kinds(kind));
        page.addObject("states", Arrays.stream(Standing.values())
            .map(each -> new Choice(OpenEffectsView.state(each), each.words(), OpenEffectsView.state(each).equals(state))).toList());
        page.addObject("project", filter.project() == null ? "" : filter.project());
        page.addObject("filter", query(kind, state, project));
        page.addObject("ofKind", filter.kind() == null || shown.isEmpty() ? List.of() : List.of(new Choice(kind, view.many(kind), true)));
        page.addObject("rows", view.rows(shown, locale));
        page.addObject("none", shown.isEmpty());
        page.addObject("all", kind.isBlank() && state.isBlank() && project.isBlank());
        page.addObject("first", after == 0);
        page.addObject("younger", found.size() > ON_A_PAGE ? List.of(shown.get(ON_A_PAGE - 1).id()) : List.of());
        return page;
    }

    @GetMapping("/effect")
    ModelAndView show(@RequestParam String key, Locale locale) {
        return effect(key, null, Entered.NOTHING, locale, HttpStatus.OK);
    }

    @GetMapping("/settled")
    ModelAndView settled(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Locale locale) {
        var found = settled.byHand(before, ON_A_PAGE + 1);
        var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        var page = new ModelAndView("operations-settled");
        page.addObject("title", "Settled by hand");
        page.addObject("rows", settledRows(shown, locale));
        page.addObject("none", shown.isEmpty());
        page.addObject("first", before == Long.MAX_VALUE);
        page.addObject("older", found.size() > ON_A_PAGE ? List.of(shown.get(ON_A_PAGE - 1).id()) : List.of());
        return page;
    }

    @PostMapping("/retry")
    ModelAndView retry(@RequestParam String key, Locale locale) {
        return carriedOut(key, Entered.NOTHING, locale, outbox::retry);
    }

    /** After an outage: everything of a kind that waits, is unknown or stuck. */
    @PostMapping("/retry-all")
    ModelAndView retryAll(@RequestParam String kind) {
        if (!view.kinds().containsKey(kind)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no such kind.");
        }
        open.retryAll(kind);
        return new ModelAndView("redirect:/operations?kind=" + encoded(kind));
    }

    @PostMapping("/address")
    ModelAndView address(@RequestParam String key, @RequestParam(defaultValue = "") String email, Principal person, Locale locale) {
        var entered = new Entered(email, "", "");
        if (email.isBlank()) {
            return effect(key, "Please enter the address to which it is to go.", entered, locale, HttpStatus.BAD_REQUEST);
        }
        return carriedOut(key, entered, locale, one -> notices.redirect(one, email.strip(), person.getName()));
    }

    @PostMapping("/done")
    ModelAndView done(@RequestParam String key, @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String because, @RequestParam(defaultValue = "false") boolean sure, Principal person,
            Locale locale) {
        var entered = new Entered("", reference, because);
        if (reference.isBlank() || reference.strip().length() > LONGEST_REFERENCE) {
            return effect(key, "Please give the number that it has there, or a word for how it was done, in up to " + LONGEST_REFERENCE
                + " characters.", entered, locale, HttpStatus.BAD_REQUEST);
        }
        String problem = problem(because, sure);
        return problem != null ? effect(key, problem, entered, locale, HttpStatus.BAD_REQUEST)
            : carriedOut(key, entered, locale, one -> open.doneByHand(one, reference.strip(), person.getName(), because.strip()));
    }

    @PostMapping("/give-up")
    ModelAndView giveUp(@RequestParam String key, @RequestParam(defaultValue = "") String because,
            @RequestParam(defaultValue = "false") boolean sure, Principal person, Locale locale) {
        var entered = new Entered("", "", because);
        String problem = problem(because, sure);
        return problem != null ? effect(key, problem, entered, locale, HttpStatus.BAD_REQUEST)
            : carriedOut(key, entered, locale, one -> open.giveUp(one, person.getName(), because.strip()));
    }

    private static String problem(String because, boolean sure) {
        if (because.isBlank() || because.strip().length() > LONGEST_REASON) {
            return "Please say why, in up to " + LONGEST_REASON + " characters. It is kept with your name.";
        }
        return sure ? null : "Please confirm that you know that this cannot be taken back.";
    }

    private ModelAndView carriedOut(String key, Entered entered, Locale locale, Consumer<String> action) {
        try {
            action.accept(key);
        } catch (NoSuchElementException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage());
        } catch (IllegalArgumentException e) {
            return effect(key, e.getMessage(), entered, locale, HttpStatus.BAD_REQUEST);
        } catch (IllegalStateException e) {
            return effect(key, e.getMessage(), entered, locale, HttpStatus.CONFLICT);
        }
        return new ModelAndView("redirect:/operations/effect?key=" + encoded(key));
    }

    private ModelAndView effect(String key, String problem, Entered entered, Locale locale, HttpStatus status) {
        var page = new ModelAndView("operations-effect", status);
        page.addObject("problem", problem);
        page.addObject("entered", entered);
        var effect = open.find(key);
        if (effect.isPresent()) {
            Row row = view.rows(List.of(effect.get()), locale).get(0);
            page.addObject("title", row.what());
            page.addObject("row", row);
            page.addObject("open", true);
            page.addObject("uncertain", effect.get().uncertain());
            page.addObject("idle", effect.get().standing() != Standing.UNDER_WAY);
        } else {
            var atRest = settled.find(key)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no effect " + key + "."));
            SettledRow row = settledRows(List.of(atRest), locale).get(0);
            page.addObject("title", row.what());
            page.addObject("row", row);
            page.addObject("open", false);
        }
        notices.findByKey(key).ifPresent(notice -> page.addObject("notice", notice.id()));
        return page;
    }

    private List<SettledRow> settledRows(List<Settled> shown, Locale locale) {
        List<Effect> effects = shown.stream().map(Settled::effect).toList();
        var whats = view.whats(effects);
        var elements = view.elements(effects);
        return shown.stream().map(one -> new SettledRow(one.effect().key(), one.effect().project(), whats.get(one.effect().key()),
            elements.get(OpenEffectsView.place(one.effect())), one.done() ? "done" : "given-up", one.reference(), one.answer(), one.by(),
            one.because(), OpenEffectsView.moment(one.at(), locale), one.at().toString())).toList();
    }

    private List<KindRow> figures(Locale locale) {
        Map<String, List<Figure>> byKind = open.figures().stream().collect(groupingBy(Figure::kind, TreeMap::new,
            toList()));
        List<KindRow> rows = new ArrayList<>();
        byKind.forEach((kind, figures) -> rows.add(new KindRow(kind, view.many(kind),
            Arrays.stream(Standing.values()).map(standing -> new Count(kind, OpenEffectsView.state(standing),
                figures.stream().filter(figure -> figure.standing() == standing).findFirst()
                    .map(figure -> OpenEffectsView.number(figure.count(), locale)).orElse(null))).toList(),
            OpenEffectsView.age(figures.stream().map(Figure::oldest).max(Comparator.naturalOrder()).orElse(Duration.ZERO)))));
        return rows;
    }

    private List<Choice> kinds(String chosen) {
        return new TreeMap<>(view.kinds()).entrySet().stream()
            .map(kind -> new Choice(kind.getKey(), kind.getValue(), kind.getKey().equals(chosen))).toList();
    }

    private static Standing standing(String state) {
        return state.isBlank() ? null : Arrays.stream(Standing.values()).filter(each -> OpenEffectsView.state(each).equals(state)).findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "There is no such state."));
    }

    private static String query(String kind, String state, String project) {
        return "kind=" + encoded(kind) + "&state=" + encoded(state) + "&project=" + encoded(project.strip());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
