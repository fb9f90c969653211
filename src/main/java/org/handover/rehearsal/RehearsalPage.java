package org.handover.rehearsal;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.models.ModelFile;
import org.handover.models.Uploads;
import org.handover.rehearsal.RehearsalProcess.Ended;
import org.handover.rehearsal.RehearsalProcess.State;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a rehearsal is started, watched and read. */
@Controller
@Profile("!rehearsal")
@RequestMapping("/models/rehearsal")
class RehearsalPage {

    private static final String SECONDS_TO_NEXT_LOOK = "2";

    private final RehearsalProcess process;
    private final Map<String, byte[]> scenarios = RehearsalFiles.bundledScenarios();
    private final List<Choice> choices = Scenarios.titles(scenarios).entrySet().stream().map(title -> new Choice(title.getKey(), title.getValue())).toList();

    RehearsalPage(RehearsalProcess process) {
        this.process = process;
    }

    /** A scenario that can be chosen. */
    record Choice(String file, String name) {
    }

    @GetMapping
    ModelAndView show(Locale locale, HttpServletResponse response) {
        if (process.state().current() != null) {
            response.setHeader("Refresh", SECONDS_TO_NEXT_LOOK);
        }
        return page(HttpStatus.OK, locale, null);
    }

    /** @param chosen files of scenarios; none: all of them */
    @PostMapping
    ModelAndView start(MultipartHttpServletRequest request, @RequestParam(name = "scenario", defaultValue = "") List<String> chosen,
            Principal person, Locale locale) {
        try {
            List<ModelFile> files = Uploads.of(request);
            RehearsalFiles.refuse(files);
            if (!process.start(person.getName(), files, scenarios(chosen))) {
                throw new IllegalArgumentException("A rehearsal is running already. Wait until it is over.");
            }
            return new ModelAndView("redirect:/models/rehearsal");
        } catch (IllegalArgumentException e) {
            return page(HttpStatus.BAD_REQUEST, locale, e.getMessage());
        }
    }

    private Map<String, byte[]> scenarios(List<String> chosen) {
        Map<String, byte[]> played = new LinkedHashMap<>(scenarios);
        if (!scenarios.keySet().containsAll(chosen)) {
            throw new IllegalArgumentException("There is no such scenario.");
        }
        if (!chosen.isEmpty()) {
            played.keySet().retainAll(chosen);
        }
        return played;
    }

    @GetMapping("/result")
    ResponseEntity<byte[]> result(@RequestParam(required = false) String download) {
        Ended last = process.state().last();
        if (last == null || last.page() == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no result of a rehearsal.");
        }
        var response = ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
            .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
        if (download != null) {
            response.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("rehearsal.html").build().toString());
        }
        return response.body(last.page().getBytes(StandardCharsets.UTF_8));
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException e, Locale locale) {
        return page(HttpStatus.PAYLOAD_TOO_LARGE, locale, Uploads.TOO_LARGE);
    }

    @ExceptionHandler
    ModelAndView unreadable(MultipartException e, Locale locale) {
        return page(HttpStatus.BAD_REQUEST, locale, "The files did not arrive whole. Please choose them again.");
    }

    private ModelAndView page(HttpStatus status, Locale locale, String refused) {
        State state = process.state();
        Ended last = state.last();
        ModelAndView page = new ModelAndView("rehearsal", status);
        page.addObject("title", "Rehearsal");
        page.addObject("refused", refused);
        page.addObject("scenarios", choices);
        page.addObject("current", state.current());
        page.addObject("last", last);
        page.addObject("lastAt", last == null ? null : readable(last.at(), locale));
        page.addObject("failed", last != null && last.page() == null);
        page.addObject("shown", last != null && last.page() != null && state.current() == null);
        page.addObject("said", last == null ? List.of() : last.said());
        page.addObject("hasSaid", last != null && !last.said().isEmpty());
        return page;
    }

    private static String readable(Instant time, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).withZone(ZoneOffset.UTC).format(time);
    }
}
