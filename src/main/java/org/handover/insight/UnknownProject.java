package org.handover.insight;

import org.handover.projects.UnknownProjectException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says on every page that there is no such project, where its address names one that there is not. */
@ControllerAdvice
class UnknownProject {

    @ExceptionHandler
    ModelAndView unknown(UnknownProjectException unknown) {
        var page = new ModelAndView("unknown-project", HttpStatus.NOT_FOUND);
        page.addObject("problem", unknown.getMessage());
        return page;
    }
}
