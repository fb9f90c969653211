package org.handover.models;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.handover.models.DeployedModels.InForce;
import org.handover.models.check.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** The models in force: who deployed which version, and how it differs from the one of this release. */
@Controller
@RequestMapping("/models")
class ModelsPage {

    private static final String MODEL = "{file:.+\\.(?:bpmn|dmn|form)}";

    private final DeployedModels deployed;
    private final BundledFiles bundled;
    private final DeploymentRecords records;

    ModelsPage(DeployedModels deployed, BundledFiles bundled, DeploymentRecords records) {
        this.deployed = deployed;
        this.bundled = bundled;
        this.records = records;
    }

    /**
     * A model as the pages tell of it.
     *
     * @param path      the file name as a part of an address
     * @param who       who deployed it, in words
     * @param state     against the one of this release, as {@code word} of a class and of a text
     * @param warnings  how many the check gave, null where none
     */
    record Row(String kind, String file, String path, String title, int version, String when, String whenIso, String who, String from,
               State state, String warnings) {
    }

    record State(String style, String words) {
    }

    @GetMapping
    String list(Locale locale, Model page) {
        page.addAttribute("title", "Models");
        page.addAttribute("rows", rows(locale));
        return "models";
    }

    @GetMapping("/" + MODEL)
    String show(@PathVariable String file, Locale locale, Model page) {
        InForce model = inForce(file);
        List<String> difference = bundled.find(file).map(release -> ModelDifference.inWords(release, model.file())).orElse(List.of());
        List<Problem> warnings = warnings(model);
        page.addAttribute("title", file);
        page.addAttribute("model", row(model, warnings.size(), locale));
        page.addAttribute("difference", difference);
        page.addAttribute("differs", !difference.isEmpty());
        page.addAttribute("warnings", warnings.stream().map(CheckPage.Line::of).toList());
        page.addAttribute("hasWarnings", !warnings.isEmpty());
        return "model";
    }

    @GetMapping("/export")
    ResponseEntity<byte[]> export() {
        return download("models.zip", "application/zip", ModelFolders.zip(deployed.files()));
    }

    @GetMapping("/export/" + MODEL)
    ResponseEntity<byte[]> exportOne(@PathVariable String file) {
        return download(file, MediaType.APPLICATION_OCTET_STREAM_VALUE, inForce(file).file().content());
    }

    private InForce inForce(String file) {
        return deployed.find(file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no model " + file + "."));
    }

    private static ResponseEntity<byte[]> download(String name, String type, byte[] content) {
        return ResponseEntity.ok()
            .contentType(MediaType.parseMediaType(type))
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
            .body(content);
    }

    private List<Row> rows(Locale locale) {
        Map<String, Integer> warnings = records.warningCounts();
        return deployed.all().stream().map(model -> row(model,
            warnings.getOrDefault(DeploymentRecords.of(model.deploymentId(), model.file().name()), 0), locale)).toList();
    }

    private Row row(InForce model, int warnings, Locale locale) {
        String name = model.file().name();
        return new Row(kind(model.file()), name, UriUtils.encodePathSegment(name, StandardCharsets.UTF_8), model.title(), model.version(),
            readable(model.deployedAt(), locale), model.deployedAt().toString(), who(model), from(model), state(model),
            warnings == 0 ? null : warnings + (warnings == 1 ? " warning" : " warnings"));
    }

    private List<Problem> warnings(InForce model) {
        return records.warnings(model.deploymentId()).stream().filter(problem -> problem.file().equals(model.file().name())).toList();
    }

    private State state(InForce model) {
        if (bundled.find(model.file().name()).isEmpty()) {
            return new State("differs", "only here");
        }
        return bundled.hasTheSame(model.file()) ? new State("same", "as released") : new State("differs", "changed");
    }

    private static String kind(ModelFile file) {
        return switch (file.kind()) {
            case BPMN -> "diagram";
            case DMN -> "table";
            case FORM -> "form";
        };
    }

    private static String who(InForce model) {
        if (model.deployedBy() != null) {
            return model.deployedBy();
        }
        return BundledModels.SOURCE.equals(model.source()) ? "the release" : "unknown";
    }

    private static String from(InForce model) {
        return BundledModels.SOURCE.equals(model.source()) ? null : model.source();
    }

    private static String readable(Instant time, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).withZone(ZoneOffset.UTC)
            .format(time);
    }
}
