package org.handover.tickets;

import java.security.Principal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.handover.outbox.Outbox;
import org.handover.tickets.TicketChange.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Tickets for staff: newest first, with why each is free or billable; and each by itself, with what was done and is to be done. */
@Controller
class TicketsPage {

    private static final int ON_A_PAGE = 50;
    private static final int LONGEST_COMMENT = 4000;

    private final Tickets tickets;
    private final TicketChanges changes;
    private final BillingReasons reasons;
    private final Outbox outbox;
    private final TransactionOperations transaction;

    TicketsPage(Tickets tickets, TicketChanges changes, BillingReasons reasons, Outbox outbox, TransactionOperations transaction) {
        this.tickets = tickets;
        this.changes = changes;
        this.reasons = reasons;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** @param trouble what a person should look at; null for nothing */
    record Row(long id, String number, String project, String title, String description, String raisedOn, String raisedOnIso, String raisedBy,
            boolean billable, String why, String state, String level, String trouble) {
    }

    /** @param state in words; {@code stuck} has a reason */
    record Change(String what, String comment, String by, String at, String atIso, String state, String reason) {
    }

    @GetMapping("/tickets")
    String list(@RequestParam(defaultValue = "") String project, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Locale locale, Model model) {
        var wanted = project.strip();
        var found = tickets.of(wanted.isEmpty() ? null : wanted, before, ON_A_PAGE + 1);
        var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        var more = found.size() > ON_A_PAGE ? List.of(shown.get(ON_A_PAGE - 1).id()) : List.of();
        model.addAttribute("title", "Tickets");
        model.addAttribute("project", wanted);
        model.addAttribute("ofOne", !wanted.isEmpty());
        model.addAttribute("first", before == Long.MAX_VALUE);
        var why = new HashMap<Rating, String>();
        shown.forEach(ticket -> why.computeIfAbsent(ticket.rating(), rating -> sentence(rating, locale)));
        model.addAttribute("rows", shown.stream().map(ticket -> row(ticket, why.get(ticket.rating()), locale)).toList());
        model.addAttribute("none", shown.isEmpty());
        model.addAttribute("older", more);
        return "tickets";
    }

    @GetMapping("/tickets/{id}")
    ModelAndView show(@PathVariable long id, Locale locale) {
        return page(ticket(id), "", null, locale, HttpStatus.OK);
    }

    @PostMapping("/tickets/{id}/comment")
    ModelAndView comment(@PathVariable long id, @RequestParam(defaultValue = "") String comment, Principal person, Locale locale) {
        var ticket = ticket(id);
        if (comment.isBlank()) {
            return page(ticket, comment, "Please write what support should know.", locale, HttpStatus.BAD_REQUEST);
        }
        return ask(ticket, Kind.COMMENT, comment, person, locale);
    }

    /** With or without a comment. */
    @PostMapping("/tickets/{id}/close")
    ModelAndView close(@PathVariable long id, @RequestParam(defaultValue = "") String comment, Principal person, Locale locale) {
        var ticket = ticket(id);
        if (isClosed(ticket)) {
            return page(ticket, comment, "This ticket is closed already.", locale, HttpStatus.BAD_REQUEST);
        }
        return ask(ticket, Kind.CLOSE, comment, person, locale);
    }

    private ModelAndView ask(Ticket ticket, Kind kind, String comment, Principal person, Locale locale) {
        if (comment.length() > LONGEST_COMMENT) {
            return page(ticket, comment, "A comment has at most " + LONGEST_COMMENT + " characters; this one has " + comment.length() + ".",
                locale, HttpStatus.BAD_REQUEST);
        }
        var said = DeskText.lines(comment).strip();
        transaction.executeWithoutResult(status -> changes.ask(ticket.id(), kind, said.isEmpty() ? null : said, person.getName()));
        return new ModelAndView("redirect:/tickets/" + ticket.id());
    }

    private ModelAndView page(Ticket ticket, String comment, String problem, Locale locale, HttpStatus status) {
        var page = new ModelAndView("ticket", status);
        var asked = changes.of(ticket.id());
        var stuck = outbox.stuckBecause(asked.stream().map(TicketChange::effectKey).filter(Objects::nonNull).toList());
        var row = row(ticket, sentence(ticket.rating(), locale), locale);
        page.addObject("title", "Ticket " + (ticket.reference() == null ? "" : ticket.reference() + ": ") + ticket.title());
        page.addObject("ticket", row);
        page.addObject("closed", isClosed(ticket));
        page.addObject("closedAt", ticket.closedAt() == null ? null : readable(ticket.closedAt(), locale));
        page.addObject("ratings", tickets.ratings(ticket.id()).stream().map(past -> new Change(past.rating().billable() ? "billable" : "free",
            sentence(past.rating(), locale), null, readable(past.ratedAt(), locale), past.ratedAt().toString(), null, null)).toList());
        page.addObject("changes", asked.stream().map(change -> change(change, stuck.get(change.effectKey()), locale)).toList());
        page.addObject("changed", !asked.isEmpty());
        page.addObject("comment", comment);
        page.addObject("problem", problem);
        return page;
    }

    private static Change change(TicketChange change, String stuckBecause, Locale locale) {
        var what = switch (change.kind()) {
            case BILLABLE -> "Rated again";
            case COMMENT -> "Comment";
            case CLOSE -> "Close";
        };
        var state = change.doneAt() != null ? "done" : stuckBecause != null ? "stuck" : "waiting";
        return new Change(what, change.comment(), change.askedBy() == null ? "Handover" : change.askedBy(),
            readable(change.askedAt(), locale), change.askedAt().toString(), state, stuckBecause);
    }

    private static boolean isClosed(Ticket ticket) {
        return ticket.state().equals("closed") || ticket.state().equals("gone");
    }

    private String sentence(Rating rating, Locale locale) {
        return reasons.sentence(rating, locale.getLanguage().equals("de") ? "de" : "en");
    }

    private Ticket ticket(long id) {
        return tickets.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no ticket " + id + "."));
    }

    private static Row row(Ticket ticket, String why, Locale locale) {
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(ticket.raisedOn());
        return new Row(ticket.id(), ticket.reference(), ticket.project(), ticket.title(), ticket.description(), day,
            ticket.raisedOn().toString(), ticket.raisedBy(), ticket.rating().billable(), why, state(ticket), ticket.level(), ticket.trouble());
    }

    private static String state(Ticket ticket) {
        if (ticket.reference() == null) {
            return ticket.state().equals("given-up") ? "given up" : "waiting for its number";
        }
        if (ticket.state().equals("gone")) {
            return "deleted in the ticket system";
        }
        var merged = ticket.mergedInto() == null ? "" : ", merged into " + ticket.mergedInto();
        var word = ticket.deskStatus() == null || ticket.deskStatus().equals(ticket.state()) ? "" : " (" + ticket.deskStatus() + ")";
        return ticket.state() + word + merged;
    }

    private static String readable(Instant time, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).withZone(ZoneOffset.UTC)
            .format(time) + " UTC";
    }
}
