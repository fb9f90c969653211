package org.handover.documents;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.handover.documents.Documents.Signature;
import org.handover.documents.Documents.Version;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of one document, be it of a project or a template: the version shown, all versions, and the form for the next one.
 *
 * @param address of the page
 * @param document the id by which the address names the document; null where its kind is enough
 * @param begin the text with which the form begins where there is no version yet
 * @param delivered whether there is something before version 1 with which it can be compared
 */
record DocumentView(String title, String address, Long document, List<Version> versions, List<Signature> signatures, String begin,
        boolean delivered, Locale locale) {

    /** A version in the list; {@code before} is the one with which it can be compared, where there is one. */
    record Row(int version, String when, String whenIso, String who, String note, List<String> signed, boolean shown, boolean hasBefore,
            int before) {
    }

    /** The newest version, or the chosen one; with the form where the newest is shown. */
    ModelAndView show(Version chosen) {
        Version newest = newest();
        Version shown = chosen == null ? newest : chosen;
        boolean isNewest = shown == newest || shown.version() == newest.version();
        var page = page(HttpStatus.OK, shown);
        page.addObject("older", !isNewest);
        page.addObject("writes", isNewest);
        return form(page, newest == null ? new Draft(begin, null, "") : new Draft(newest.text(), newest.link(), ""), List.of());
    }

    /** What was typed is no good: it stays in the form. */
    ModelAndView refused(Draft typed, List<String> problems) {
        var page = page(HttpStatus.BAD_REQUEST, newest());
        page.addObject("older", false);
        page.addObject("writes", true);
        return form(page, typed, problems);
    }

    /** Somebody was faster: what was typed stays in the form, beside what it does not know of the newest version. */
    ModelAndView overtaken(Draft typed) {
        Version newest = newest();
        var page = page(HttpStatus.CONFLICT, newest);
        page.addObject("older", false);
        page.addObject("writes", true);
        page.addObject("overtakenBy", row(newest, newest, List.of()));
        page.addObject("difference", Difference.between(Difference.content(newest.text(), newest.link()),
            typed.text() == null && typed.link() == null ? "" : Difference.content(typed.text(), typed.link())).lines());
        return form(page, typed, List.of());
    }

    private ModelAndView form(ModelAndView page, Draft draft, List<String> problems) {
        Version newest = newest();
        page.addObject("problems", problems);
        page.addObject("from", newest == null ? 0 : newest.version());
        page.addObject("text", draft.text() == null ? "" : draft.text());
        page.addObject("link", draft.link() == null ? "" : draft.link());
        page.addObject("note", draft.note());
        page.addObject("follows", newest != null);
        return page;
    }

    private ModelAndView page(HttpStatus status, Version shown) {
        var page = new ModelAndView("document", status);
        page.addObject("title", title);
        page.addObject("heading", title);
        page.addObject("address", address);
        page.addObject("document", document);
        page.addObject("shown", shown == null ? null : row(shown, shown, signatures));
        page.addObject("html", shown == null || shown.text() == null ? null : Markdown.html(shown.text()));
        page.addObject("livesAt", shown == null ? null : shown.link());
        page.addObject("versions", versions.stream().map(version -> row(version, shown, signatures)).toList());
        page.addObject("several", versions.size() > 1);
        page.addObject("overtakenBy", null);
        return page;
    }

    /** The difference between two versions. */
    ModelAndView difference(Version before, Version after, Difference difference) {
        var page = new ModelAndView("document-difference");
        page.addObject("title", title + ": what changed");
        page.addObject("heading", title);
        page.addObject("address", address);
        page.addObject("document", document);
        page.addObject("before", before == null ? null : row(before, null, signatures));
        page.addObject("after", row(after, null, signatures));
        page.addObject("difference", difference.lines());
        page.addObject("added", difference.added());
        page.addObject("removed", difference.removed());
        page.addObject("same", difference.added() + difference.removed() == 0);
        return page;
    }

    private Version newest() {
        return versions.isEmpty() ? null : versions.get(0);
    }

    private Row row(Version version, Version shown, List<Signature> signatures) {
        return new Row(version.version(), when(version, locale), version.savedAt().toString(), who(version), version.note(),
            signatures.stream().filter(signature -> signature.version() == version.version()).map(signature -> words(signature, locale))
                .toList(),
            shown != null && shown.version() == version.version(),
            version.version() > 1 || delivered, version.version() - 1);
    }

    static String when(Version version, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).withZone(ZoneOffset.UTC)
            .format(version.savedAt());
    }

    static String who(Version version) {
        return version.savedBy() == null ? "Handover" : version.savedBy();
    }

    /** Such as “signed by Olivia Hart on 12 Aug 2026 (project-charter)”. */
    static String words(Signature signature, Locale locale) {
        return signature.decision() + (signature.signer() == null ? "" : " by " + signature.signer()) + " on "
            + readable(signature.signedOn(), locale) + " (" + signature.subject() + ")";
    }

    private static String readable(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(day);
    }
}
