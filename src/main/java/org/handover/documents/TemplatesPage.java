package org.handover.documents;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handover.documents.Documents.Version;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where process owners keep the templates of documents, with versions as any document (DEP-01). Version 0 is what was delivered. */
@Controller
@RequestMapping("/document-templates")
class TemplatesPage {

    private static final String CHOSEN = "/{kind}/{language:en|de}";

    private final Documents documents;
    private final Templates templates;

    TemplatesPage(Documents documents, Templates templates) {
        this.documents = documents;
        this.templates = templates;
    }

    /** @param version null where the delivered template holds; then neither when nor by whom */
    record Row(String title, String language, String address, Integer version, String when, String whenIso, String who, String note) {
    }

    @GetMapping
    String list(Locale locale, Model page) {
        Map<String, Version> own = documents.of(null).stream().collect(Collectors.toMap(Version::title, Function.identity()));
        page.addAttribute("title", "Templates of documents");
        page.addAttribute("rows", Arrays.stream(DocumentKind.values()).flatMap(kind -> Templates.LANGUAGES.stream()
            .map(language -> row(kind, language, own.get(Templates.title(kind, language)), locale))).toList());
        return "document-templates";
    }

    @GetMapping(CHOSEN)
    ModelAndView show(@PathVariable String kind, @PathVariable String language, @RequestParam(required = false) Integer version,
            Locale locale) {
        DocumentView view = view(DocumentsPage.kind(kind), language, locale);
        return shown(view.show(version == null ? null : version(view, version)));
    }

    @GetMapping(CHOSEN + "/difference")
    ModelAndView difference(@PathVariable String kind, @PathVariable String language, @RequestParam int from, @RequestParam int to,
            Locale locale) {
        DocumentView view = view(DocumentsPage.kind(kind), language, locale);
        Version before = from == 0 ? null : version(view, from);
        Version after = version(view, to);
        return shown(view.difference(before, after, Difference.between(
            before == null ? Templates.delivered(DocumentsPage.kind(kind), language) : before.text(), after.text())));
    }

    @PostMapping(CHOSEN)
    ModelAndView write(@PathVariable String kind, @PathVariable String language, @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String note, Principal person, Locale locale) {
        DocumentKind known = DocumentsPage.kind(kind);
        DocumentView view = view(known, language, locale);
        Version newest = view.versions().isEmpty() ? null : view.versions().get(0);
        Draft draft = Draft.typed(text, "", note);
        if (newest != null && newest.version() != from) {
            return shown(view.overtaken(draft));
        }
        List<String> problems = draft.problems(newest);
        if (!problems.isEmpty()) {
            return shown(view.refused(draft, problems));
        }
        try {
            documents.write(null, known, Templates.title(known, language), from, draft.text(), null,
                draft.note().isEmpty() ? "First version of our own" : draft.note(), person.getName());
        } catch (WrittenMeanwhileException e) {
            return shown(view(known, language, locale).overtaken(draft));
        }
        return new ModelAndView("redirect:" + view.address());
    }

    private DocumentView view(DocumentKind kind, String language, Locale locale) {
        List<Version> versions = templates.own(kind, language).map(own -> documents.versions(own.document())).orElse(List.of());
        return new DocumentView(Templates.title(kind, language), address(kind, language), null, versions, List.of(),
            Templates.delivered(kind, language), true, locale);
    }

    private static Version version(DocumentView view, int number) {
        return view.versions().stream().filter(version -> version.version() == number).findFirst().orElseThrow(DocumentsPage::notFound);
    }

    private static ModelAndView shown(ModelAndView page) {
        page.addObject("ofProject", false);
        page.addObject("mayLiveElsewhere", false);
        page.addObject("back", "/document-templates");
        page.addObject("backTo", "Templates of documents");
        return page;
    }

    private static Row row(DocumentKind kind, String language, Version own, Locale locale) {
        String name = new Locale(language).getDisplayLanguage(Locale.ENGLISH);
        return own == null ? new Row(kind.title(), name, address(kind, language), null, null, null, null, null)
            : new Row(kind.title(), name, address(kind, language), own.version(), DocumentView.when(own, locale), own.savedAt().toString(),
                DocumentView.who(own), own.note());
    }

    private static String address(DocumentKind kind, String language) {
        return "/document-templates/" + kind.id() + "/" + language;
    }
}
