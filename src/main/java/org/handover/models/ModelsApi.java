package org.handover.models;

import java.util.List;
import java.util.Map;
import org.handover.models.check.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The check for programs: what would a deployment of these files say? */
@RestController
@RequestMapping("/api/models")
class ModelsApi {

    private final DeploymentCheck check;

    ModelsApi(DeploymentCheck check) {
        this.check = check;
    }

    /**
     * What the check says.
     *
     * @param ok whether a deployment would be accepted
     */
    record Answer(boolean ok, List<Line> errors, List<Line> warnings) {
    }

    /** @param line all of it in one line */
    record Line(String file, String element, String label, String text, String line) {

        static Line of(Problem problem) {
            return new Line(problem.file(), problem.element(), problem.label(), problem.text(), problem.line());
        }
    }

    /** Answers 200 whenever the files were checked, 400 or 413 where there was nothing that could be. Changes nothing. */
    @PostMapping(path = "/check", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> check(MultipartHttpServletRequest request) {
        List<ModelFile> files = Uploads.of(request);
        if (files.isEmpty()) {
            return refusal(HttpStatus.BAD_REQUEST, "No file came. Send each as a part of its own with a file name.");
        }
        List<Problem> problems = check.problems(files);
        List<Line> errors = problems.stream().filter(Problem::isError).map(Line::of).toList();
        return ResponseEntity.ok(new Answer(errors.isEmpty(), errors,
            problems.stream().filter(problem -> !problem.isError()).map(Line::of).toList()));
    }

    /** Any other call of this address. */
    @RequestMapping(path = "/check")
    ResponseEntity<?> notFiles() {
        return refusal(HttpStatus.BAD_REQUEST, "Send the files with POST as multipart/form-data, for example: "
            + "curl -u name -F file=@bpmn/completion.bpmn …/api/models/check");
    }

    @ExceptionHandler
    ResponseEntity<?> tooLarge(MaxUploadSizeExceededException e) {
        return refusal(HttpStatus.PAYLOAD_TOO_LARGE, Uploads.TOO_LARGE);
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(MultipartException e) {
        return refusal(HttpStatus.BAD_REQUEST, "The files did not arrive whole. Send them again as multipart/form-data.");
    }

    private static ResponseEntity<?> refusal(HttpStatus status, String message) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(Map.of("type", "Refused", "message", message));
    }
}
