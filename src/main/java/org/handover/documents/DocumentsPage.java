package org.handover.documents;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.documents.Documents.Signature;
import org.handover.documents.Documents.Version;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The documents of a project: what there is, who changed what when, which version was signed, and the next version (DEP-01, PROJ-18). */
@Controller
@RequestMapping("/projects/{number}/documents")
class DocumentsPage {

    private static final String CHOSEN = "/{kind}";

    private final Documents documents;
    private final Templates templates;
    private final Projects projects;

    DocumentsPage(Documents documents, Templates templates, Projects projects) {
        this.documents = documents;
        this.templates = templates;
        this.projects = projects;
    }

    /**
     * A document in the list.
     *
     * @param version null while nobody wrote one; then neither when nor by whom
     * @param link where it lives; null where its text is kept here
     */
    record Row(String title, String address, Integer version, String when, String whenIso, String who, String note, String link,
            List<String> signed) {
    }

    @GetMapping
    String list(@PathVariable String number, Locale locale, Model page) {
        projects.get(number);
        List<Version> there = documents.of(number);
        Map<Long, List<Signature>> signatures = documents.signaturesOf(number);
        List<Row> rows = new ArrayList<>();
        for (DocumentKind kind : DocumentKind.values()) {
            List<Version> ofKind = there.stream().filter(version -> version.kind() == kind).toList();
            ofKind.forEach(version -> rows.add(row(version, signatures.getOrDefault(version.document(), List.of()), locale)));
            if (ofKind.isEmpty() && kind != DocumentKind.MINUTES) {
                rows.add(new Row(kind.title(), address(number, kind), null, null, null, null, null, null, List.of()));
            }
        }
        page.addAttribute("title", "Documents of " + number);
        page.addAttribute("project", number);
        page.addAttribute("rows", rows);
        return "documents";
    }

    @GetMapping(CHOSEN)
    ModelAndView show(@PathVariable String number, @PathVariable String kind, @RequestParam(required = false) Long document,
            @RequestParam(required = false) Integer version, Locale locale) {
        Page page = page(number, kind, document, locale);
        if (page.isOneOfSeveral() && page.versions().isEmpty()) {
            return new ModelAndView("redirect:/projects/" + number + "/documents");
        }
        return page.shown(page.view().show(version == null ? null : page.version(version)));
    }

    @GetMapping(CHOSEN + "/difference")
    ModelAndView difference(@PathVariable String number, @PathVariable String kind, @RequestParam(required = false) Long document,
            @RequestParam int from, @RequestParam int to, Locale locale) {
        Page page = page(number, kind, document, locale);
        Version before = page.version(from);
        Version after = page.version(to);
        return page.shown(page.view().difference(before, after, Difference.between(before, after)));
    }

    @PostMapping(CHOSEN)
    ModelAndView write(@PathVariable String number, @PathVariable String kind, @RequestParam(required = false) Long document,
            @RequestParam(defaultValue = "0") int from, @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String link, @RequestParam(defaultValue = "") String note, Principal person, Locale locale) {
        Page page = page(number, kind, document, locale);
        if (page.isOneOfSeveral() && page.versions().isEmpty()) {
            throw notFound();
        }
        Draft draft = Draft.typed(text, link, note);
        Version newest = page.newest();
        if (newest != null && newest.version() != from) {
            return page.shown(page.view().overtaken(draft));
        }
        List<String> problems = draft.problems(newest);
        if (!problems.isEmpty()) {
            return page.shown(page.view().refused(draft, problems));
        }
        try {
            documents.write(number, page.kind(), newest == null ? page.kind().title() : newest.title(), from, draft.text(), draft.link(),
                draft.note().isEmpty() ? "First version" : draft.note(), person.getName());
        } catch (WrittenMeanwhileException e) {
            Page now = page(number, kind, document, locale);
            return now.shown(now.view().overtaken(draft));
        }
        return new ModelAndView("redirect:" + address(number, page.kind()) + (document == null ? "" : "?document=" + document));
    }

    /** A document as it stands, with all that its page is made from. */
    private record Page(Project project, DocumentKind kind, Long document, List<Version> versions, DocumentView view) {

        /** There are several of this kind, and only its id says which is meant. */
        boolean isOneOfSeveral() {
            return kind == DocumentKind.MINUTES;
        }

        Version newest() {
            return versions.isEmpty() ? null : versions.get(0);
        }

        Version version(int number) {
            return versions.stream().filter(version -> version.version() == number).findFirst().orElseThrow(DocumentsPage::notFound);
        }

        ModelAndView shown(ModelAndView page) {
            page.addObject("project", project.number());
            page.addObject("ofProject", true);
            page.addObject("mayLiveElsewhere", true);
            page.addObject("back", "/projects/" + project.number() + "/documents");
            page.addObject("backTo", "Documents of " + project.number());
            return page;
        }
    }

    private Page page(String number, String kindId, Long document, Locale locale) {
        Project project = projects.get(number);
        DocumentKind kind = kind(kindId);
        Version newest = (document == null ? documents.latest(number, kind) : documents.newest(document)).orElse(null);
        if (document != null && (newest == null || !number.equals(newest.project()) || newest.kind() != kind)) {
            throw notFound();
        }
        List<Version> versions = newest == null ? List.of() : documents.versions(newest.document());
        return new Page(project, kind, document, versions, new DocumentView(
            newest == null ? kind.title() : newest.title(), address(number, kind), document, versions,
            newest == null ? List.of() : documents.signatures(newest.document()),
            newest == null ? templates.begin(kind, project) : null, false, locale));
    }

    private static Row row(Version version, List<Signature> signatures, Locale locale) {
        boolean hasTitleOfKind = version.title().equals(version.kind().title());
        return new Row(version.title(), address(version.project(), version.kind()) + (hasTitleOfKind ? "" : "?document=" + version.document()),
            version.version(), DocumentView.when(version, locale), version.savedAt().toString(), DocumentView.who(version), version.note(),
            version.link(), signatures.stream().map(signature -> "Version " + signature.version() + " "
                + DocumentView.words(signature, locale)).toList());
    }

    private static String address(String number, DocumentKind kind) {
        return "/projects/" + number + "/documents/" + kind.id();
    }

    static DocumentKind kind(String id) {
        return Arrays.stream(DocumentKind.values()).filter(kind -> kind.id().equals(id)).findFirst().orElseThrow(DocumentsPage::notFound);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
