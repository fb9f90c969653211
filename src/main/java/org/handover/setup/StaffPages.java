package org.handover.setup;

import com.samskivert.mustache.Mustache;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.CacheControl;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What all pages for staff have in common: the style sheet, and who is looking, as {@code frame} in each template. */
@ControllerAdvice
class StaffPages implements WebMvcConfigurer {

    private final boolean demo;

    StaffPages(Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /**
     * @param user         null where nobody is logged in
     * @param csrf         what a form must send along; null where forms are not protected by it
     * @param watches      may open Cockpit
     * @param administers  may open the administration
     * @param tellsOfMails may say that a mail came back
     * @param seesEffects  may look at what is on its way out
     * @param repairs      may try it again and settle it by hand, and say which programs are told of events
     * @param seesModels   may look at the models in force
     * @param changesModels may check and deploy models
     * @param works        may enter what was done in a project
     * @param manages      may move dates, approve and reopen in a project
     * @param demo         the demo is running
     */
    record Frame(String user, CsrfToken csrf, boolean watches, boolean administers, boolean tellsOfMails, boolean seesEffects,
                 boolean repairs, boolean seesModels, boolean changesModels, boolean works, boolean manages, boolean demo) {
    }

    @ModelAttribute("frame")
    Frame frame(@RequestAttribute(name = "_csrf", required = false) CsrfToken csrf) {
        var person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || person instanceof AnonymousAuthenticationToken) {
            return new Frame(null, csrf, false, false, false, false, false, false, false, false, false, demo);
        }
        return new Frame(person.getName(), csrf,
            isIn(person, StaffGroup.PROCESS_OWNERS.id(), StaffGroup.OPERATIONS.id(), Administrators.GROUP),
            isIn(person, Administrators.GROUP), isIn(person, whoMayTellOfMails()),
            isIn(person, whoMaySeeEffects()), isIn(person, whoMayRepair()),
            isIn(person, whoMaySeeModels()), isIn(person, whoMayChangeModels()), isIn(person, whoMayWorkOnProjects()),
            isIn(person, whoMayManageProjects()), demo);
    }

    /** Makes what a section encloses fit to be a part of an address. */
    @ModelAttribute("asQuery")
    Mustache.Lambda asQuery() {
        return (text, out) -> out.write(URLEncoder.encode(text.execute(), StandardCharsets.UTF_8));
    }

    /** Everybody in a group of the staff, and administrators. */
    static String[] staff() {
        return Stream.concat(Arrays.stream(StaffGroup.values()).map(StaffGroup::id), Stream.of(Administrators.GROUP))
            .toArray(String[]::new);
    }

    /** A mail that came back sets the project going, so not everybody may say so. */
    static String[] whoMayTellOfMails() {
        return new String[] {StaffGroup.PROJECT_MANAGERS.id(), StaffGroup.SUPPORT.id(), StaffGroup.OPERATIONS.id(),
            Administrators.GROUP};
    }

    /** Those who can do something about it, and those whose customers wait for it. */
    static String[] whoMaySeeEffects() {
        return whoMayTellOfMails();
    }

    /** Tries again, gives up, sees how the program itself is, and says which programs are told of events. */
    static String[] whoMayRepair() {
        return new String[] {StaffGroup.OPERATIONS.id(), Administrators.GROUP};
    }

    static String[] whoMayWorkOnProjects() {
        return new String[] {StaffGroup.PROJECT_MANAGERS.id(), StaffGroup.ENGINEERS.id(), StaffGroup.TRAINERS.id(),
            StaffGroup.SUPPORT.id(), StaffGroup.FINANCE.id(), Administrators.GROUP};
    }

    static String[] whoMayManageProjects() {
        return new String[] {StaffGroup.PROJECT_MANAGERS.id(), Administrators.GROUP};
    }

    static String[] whoMayChangeModels() {
        return new String[] {StaffGroup.PROCESS_OWNERS.id(), Administrators.GROUP};
    }

    static String[] whoMaySeeModels() {
        return new String[] {StaffGroup.PROCESS_OWNERS.id(), StaffGroup.OPERATIONS.id(), Administrators.GROUP};
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/staff.css").addResourceLocations("classpath:/static/")
            .setCacheControl(CacheControl.noCache());
    }

    private static boolean isIn(Authentication person, String... groups) {
        Set<String> own = person.getAuthorities().stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
        return Arrays.stream(groups).anyMatch(own::contains);
    }
}
