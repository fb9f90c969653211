package org.handover.setup;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page with the doors to everything, and the login before it. */
@Controller
class StartPage {

    @GetMapping("/")
    String start(Model model) {
        model.addAttribute("title", "Start");
        return "start";
    }

    @GetMapping("/login")
    String login(@RequestParam(required = false) String error, @RequestParam(required = false) String bye, Model model) {
        model.addAttribute("title", "Log in");
        model.addAttribute("wrong", error != null);
        model.addAttribute("bye", bye != null);
        return "login";
    }
}
