package org.handover.models;

import java.security.Principal;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.handover.models.check.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;

/** The page on which files are dropped to have them checked, and deployed if nothing is wrong. */
@Controller
@RequestMapping("/models/check")
class CheckPage {

    private static final Logger LOG = LoggerFactory.getLogger(CheckPage.class);

    private final DeploymentCheck check;
    private final ModelDeployments deployments;
    private final DeploymentRecords records;

    /** @param place what it is about inside the file, null where the whole file is */
    record Line(String file, String place, String text) {

        static Line of(Problem problem) {
            String label = problem.label().isEmpty() ? "" : "“" + problem.label() + "” ";
            String element = problem.element().isEmpty() ? "" : "(" + problem.element() + ")";
            String place = (label + element).strip();
            return new Line(problem.file(), place.isEmpty() ? null : place, problem.text());
        }
    }

    CheckPage(DeploymentCheck check, ModelDeployments deployments, DeploymentRecords records) {
        this.check = check;
        this.deployments = deployments;
        this.records = records;
    }

    @GetMapping
    ModelAndView show() {
        return page(HttpStatus.OK);
    }

    /** @param then {@code deploy}, or anything else to check only */
    @PostMapping
    ModelAndView check(MultipartHttpServletRequest request, @RequestParam(defaultValue = "check") String then, Principal person) {
        List<ModelFile> files = Uploads.of(request);
        if (files.isEmpty()) {
            return refused(HttpStatus.BAD_REQUEST, "Choose at least one file first.");
        }
        return then.equals("deploy") ? deploy(files, person.getName()) : result(check.problems(files), false);
    }

    private ModelAndView deploy(List<ModelFile> files, String person) {
        try {
            return deployments.deploy(person, files).map(deployment -> result(records.warnings(deployment), true))
                .orElseGet(() -> page(HttpStatus.OK).addObject("unchanged", true));
        } catch (DeploymentRefused e) {
            return e.problems().isEmpty() ? refused(HttpStatus.BAD_REQUEST, e.getMessage()) : result(e.problems(), false);
        } catch (AuthorizationException e) {
            return refused(HttpStatus.FORBIDDEN, "Nothing was deployed. You have no right to deploy; an administrator gives it.");
        } catch (ProcessEngineException e) {
            LOG.warn("The engine did not take what {} deployed", person, e);
            return refused(HttpStatus.BAD_REQUEST, "Nothing was deployed. The engine does not take it: " + e.getMessage());
        }
    }

    private ModelAndView result(List<Problem> problems, boolean deployed) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        List<Problem> warnings = problems.stream().filter(problem -> !problem.isError()).toList();
        ModelAndView page = page(HttpStatus.OK);
        page.addObject("deployed", deployed);
        page.addObject("clean", errors.isEmpty() && !deployed);
        page.addObject("errors", errors.stream().map(Line::of).toList());
        page.addObject("errorCount", count(errors.size(), "thing"));
        page.addObject("hasErrors", !errors.isEmpty());
        page.addObject("warnings", warnings.stream().map(Line::of).toList());
        page.addObject("hasWarnings", !warnings.isEmpty());
        return page;
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    @ExceptionHandler
    ModelAndView tooLarge(MaxUploadSizeExceededException e) {
        return refused(HttpStatus.PAYLOAD_TOO_LARGE, Uploads.TOO_LARGE);
    }

    @ExceptionHandler
    ModelAndView unreadable(MultipartException e) {
        return refused(HttpStatus.BAD_REQUEST, "The files did not arrive whole. Please choose them again.");
    }

    private static ModelAndView refused(HttpStatus status, String why) {
        ModelAndView page = page(status);
        page.addObject("refused", why);
        return page;
    }

    private static ModelAndView page(HttpStatus status) {
        ModelAndView page = new ModelAndView("models-check", status);
        page.addObject("title", "Check models");
        page.addObject("refused", null);
        for (String flag : List.of("deployed", "unchanged", "clean", "hasErrors", "hasWarnings")) {
            page.addObject(flag, false);
        }
        page.addObject("errors", List.of());
        page.addObject("errorCount", "");
        page.addObject("warnings", List.of());
        return page;
    }
}
