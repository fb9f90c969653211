package org.handover.notices;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.handover.outbox.Outbox;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Notices for staff: what went out, to whom, what came of it, and the mail itself. */
@Controller
@RequestMapping("/notices")
class NoticesPage {

    private static final int ON_A_PAGE = 50;
    private static final int LONGEST_REASON = 2000;

    private final Notices notices;
    private final Outbox outbox;
    private final MailboxReader mailbox;

    NoticesPage(Notices notices, Outbox outbox, MailboxReader mailbox) {
        this.notices = notices;
        this.outbox = outbox;
        this.mailbox = mailbox;
    }

    /** @param reason why it is not simply there; null if nothing is to be said */
    record State(String word, String reason) {
    }

    /** @param answered whether somebody answered by mail */
    record Row(long id, String project, String subject, String name, String email, String composed, String composedIso, State state,
            boolean answered) {
    }

    record Reply(String sender, String received, String subject, String words) {
    }

    /**
     * What staff must know of the mailbox that gets bounces and answers.
     *
     * @param left    how many mails wait there for a person; null for none
     * @param problem why it cannot be read; null if it can
     */
    record MailboxNews(Integer left, boolean one, String problem) {
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String project, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Locale locale, Model model) {
        var wanted = project.strip();
        var found = notices.of(wanted.isEmpty() ? null : wanted, before, ON_A_PAGE + 1);
        var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        var more = found.size() > ON_A_PAGE ? List.of(shown.get(ON_A_PAGE - 1).id()) : List.of();
        model.addAttribute("title", "Notices");
        model.addAttribute("project", wanted);
        model.addAttribute("ofOne", !wanted.isEmpty());
        model.addAttribute("first", before == Long.MAX_VALUE);
        model.addAttribute("rows", rows(shown, locale));
        model.addAttribute("none", shown.isEmpty());
        model.addAttribute("older", more);
        model.addAttribute("mailbox", mailbox.state().filter(state -> state.leftToPeople() > 0 || state.problem() != null)
                .map(state -> new MailboxNews(state.leftToPeople() == 0 ? null : state.leftToPeople(), state.leftToPeople() == 1,
                        state.problem())).orElse(null));
        return "notices";
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable long id, Locale locale) {
        return page(notice(id), null, locale, HttpStatus.OK);
    }

    /** Only for the frame inside the page: no scripts, no forms, nothing from elsewhere. */
    @GetMapping("/{id}/html")
    ResponseEntity<String> html(@PathVariable long id) {
        return ResponseEntity.ok()
            .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
            .header("Content-Security-Policy",
                "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'")
            .body(mail(notice(id)).html());
    }

    @GetMapping("/{id}/mail.eml")
    ResponseEntity<byte[]> download(@PathVariable long id) {
        var notice = notice(id);
        var file = ContentDisposition.attachment().filename(notice.project() + "-" + notice.notice() + "-" + id + ".eml").build();
        return ResponseEntity.ok()
            .contentType(MediaType.parseMediaType("message/rfc822"))
            .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
            .body(notices.mail(id));
    }

    @PostMapping("/{id}/came-back")
    ModelAndView cameBack(@PathVariable long id, @RequestParam(defaultValue = "") String why, Locale locale) {
        var notice = notice(id);
        if (why.isBlank() || why.length() > LONGEST_REASON) {
            return page(notice, "Please say in up to " + LONGEST_REASON + " characters what the returned mail says.", locale,
                HttpStatus.BAD_REQUEST);
        }
        if (notice.returnedAt() == null) {
            notices.cameBack(id, why.strip());
        }
        return new ModelAndView("redirect:/notices/" + id);
    }

    private ModelAndView page(SentNotice notice, String problem, Locale locale, HttpStatus status) {
        var mail = mail(notice);
        var page = new ModelAndView("notice", status);
        page.addObject("title", "Notice: " + notice.subject());
        var row = rows(List.of(notice), locale).get(0);
        page.addObject("notice", row);
        page.addObject("onItsWay", row.state().word().matches("waiting|stuck") ? List.of(notice.effectKey()) : List.of());
        page.addObject("headers", mail.headers());
        page.addObject("text", mail.text());
        page.addObject("hasHtml", !mail.html().isEmpty());
        page.addObject("files", mail.files());
        page.addObject("mayComeBack", notice.deliveredAt() != null && notice.returnedAt() == null);
        page.addObject("problem", problem);
        page.addObject("hasReplies", row.answered());
        page.addObject("replies", notices.replies(List.of(notice.id())).stream().map(reply -> new Reply(reply.sender(),
                readable(reply.receivedAt(), locale) + " UTC", reply.subject(), reply.words())).toList());
        return page;
    }

    private List<Row> rows(List<SentNotice> shown, Locale locale) {
        var stuck = outbox.stuckBecause(shown.stream().map(SentNotice::effectKey).toList());
        var answered = notices.replies(shown.stream().map(SentNotice::id).toList()).stream().map(MailReply::noticeId)
            .collect(Collectors.toSet());
        var delays = notices.delays(shown.stream().map(SentNotice::id).toList());
        return shown.stream().map(notice -> row(notice, stuck.get(notice.effectKey()), delays.get(notice.id()),
            answered.contains(notice.id()), locale)).toList();
    }

    private static Row row(SentNotice notice, String stuckBecause, String delayedBecause, boolean answered, Locale locale) {
        return new Row(notice.id(), notice.project(), notice.subject(), notice.recipientName(), notice.recipientEmail(),
            readable(notice.composedAt(), locale), notice.composedAt().toString(), state(notice, stuckBecause, delayedBecause, locale), answered);
    }

    private static State state(SentNotice notice, String stuckBecause, String delayedBecause, Locale locale) {
        if (notice.returnedAt() != null) {
            return new State("returned", notice.returnedBecause());
        }
        if (notice.keptAt() != null) {
            return new State("kept", null);
        }
        if (notice.deliveredAt() != null) {
            return new State("sent", readable(notice.deliveredAt(), locale) + " UTC"
                + (delayedBecause == null ? "" : ". " + delayedBecause));
        }
        return stuckBecause == null ? new State("waiting", null) : new State("stuck", stuckBecause);
    }

    private SentNotice notice(long id) {
        return notices.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no notice " + id + "."));
    }

    private MailView mail(SentNotice notice) {
        return MailView.of(notices.mail(notice.id()));
    }

    private static String readable(Instant time, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).withZone(ZoneOffset.UTC)
            .format(time);
    }
}
