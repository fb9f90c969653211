package org.handover.tickets;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tickets for staff: newest first, with why each is free or billable. */
@Controller
class TicketsPage {

    private static final int ON_A_PAGE = 50;

    private final Tickets tickets;
    private final BillingReasons reasons;

    TicketsPage(Tickets tickets, BillingReasons reasons) {
        this.tickets = tickets;
        this.reasons = reasons;
    }

    record Row(String number, String project, String title, String description, String raisedOn, String raisedOnIso, String raisedBy,
            boolean billable, String why, String state) {
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
        var language = locale.getLanguage().equals("de") ? "de" : "en";
        shown.forEach(ticket -> why.computeIfAbsent(ticket.rating(), rating -> reasons.sentence(rating, language)));
        model.addAttribute("rows", shown.stream().map(ticket -> row(ticket, why.get(ticket.rating()), locale)).toList());
        model.addAttribute("none", shown.isEmpty());
        model.addAttribute("older", more);
        return "tickets";
    }

    private static Row row(Ticket ticket, String why, Locale locale) {
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(ticket.raisedOn());
        return new Row(ticket.reference(), ticket.project(), ticket.title(), ticket.description(), day, ticket.raisedOn().toString(),
            ticket.raisedBy(), ticket.rating().billable(), why,
            ticket.reference() == null ? "waiting for its number" : ticket.state());
    }
}
