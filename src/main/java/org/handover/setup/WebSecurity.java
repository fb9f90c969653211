package org.handover.setup;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;
import static org.springframework.security.web.util.matcher.RequestMatchers.anyOf;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who gets in where: the engine's REST interface, the webapps, the staff pages; nothing else is open. */
@Configuration
@Profile("!rehearsal")
class WebSecurity {

    private static final String REST = "/engine-rest";
    private static final String WEBAPP_REST = "/camunda/api/engine";

    /** What nobody means and PostgreSQL cannot keep, a text with the character 0 in it, is a bad request before anything is done. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf(0) < 0);
        return firewall;
    }

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, IdentityService identity) throws Exception {
        // Camunda's servlets are Jersey's, for which a pattern given as text would not match
        return forPrograms(http).securityMatcher(withDefaults().matcher(REST + "/**"))
            .authorizeHttpRequests(calls -> calls
                .requestMatchers(asksAround(REST), WebSecurity::comesFromAnotherSite).denyAll()
                .requestMatchers(isForAdministrators(REST)).hasAuthority(Administrators.GROUP)
                .anyRequest().authenticated())
            .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
            .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain modelsForPrograms(HttpSecurity http) throws Exception {
        return forPrograms(http).securityMatcher(withDefaults().matcher("/api/models/**"))
            .authorizeHttpRequests(calls -> calls
                .requestMatchers(WebSecurity::comesFromAnotherSite).denyAll()
                .anyRequest().hasAnyAuthority(StaffPages.whoMayChangeModels()))
            .build();
    }

    /** A ticket system that says that something changed knows a secret of its own; the page itself asks for it. */
    @Bean
    @Order(2)
    SecurityFilterChain ticketSystem(HttpSecurity http) throws Exception {
        return http.securityMatcher(withDefaults().matcher("/api/tickets/changed/**"))
            .csrf(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable)
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .authorizeHttpRequests(calls -> calls
                .requestMatchers(withDefaults().matcher(HttpMethod.POST, "/api/tickets/changed/**")).permitAll()
                .anyRequest().denyAll())
            .build();
    }

    /** Whoever asks may hear whether this node is well; how, and the metrics, are for those who run it. The rest of the actuator is not there. */
    @Bean
    @Order(2)
    SecurityFilterChain healthForPrograms(HttpSecurity http) throws Exception {
        return forPrograms(http).securityMatcher(anyOf(path("/actuator/health/**"), path("/actuator/prometheus")))
            .authorizeHttpRequests(calls -> calls
                .requestMatchers(path("/actuator/prometheus")).hasAnyAuthority(StaffPages.whoMayRepair())
                .anyRequest().permitAll())
            .build();
    }

    /**
     * The webapps have a login and a protection against forged requests of their own; here they only lose some calls. What is for
     * administrators is closed in them to everybody: who asks is not known yet at this point, and the REST interface is there.
     */
    @Bean
    @Order(3)
    SecurityFilterChain camundaWebapps(HttpSecurity http,
            @Value("${camunda.bpm.generic-properties.properties.query-max-results-limit}") int limit) throws Exception {
        return http.securityMatcher(withDefaults().matcher("/camunda/**"))
            .csrf(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable)
            .headers(AbstractHttpConfigurer::disable)
            .exceptionHandling(refusal -> refusal
                .authenticationEntryPoint((request, response, e) -> closed(response))
                .accessDeniedHandler((request, response, e) -> closed(response)))
            .authorizeHttpRequests(calls -> calls
                .requestMatchers(asksAround(WEBAPP_REST), isForAdministrators(WEBAPP_REST), WebSecurity::makesAnAdministrator)
                    .denyAll()
                .anyRequest().permitAll())
            .addFilterAfter(new BoundedWebappLists(WEBAPP_REST, limit), AuthorizationFilter.class)
            .build();
    }

    /** Pages for staff: login by form, and whatever is not named here is closed. */
    @Bean
    @Order(4)
    SecurityFilterChain pagesForStaff(HttpSecurity http, WebappLogin login) throws Exception {
        return http
            .securityContext(context -> context.securityContextRepository(login))
            .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/").permitAll())
            .logout(logout -> logout.logoutSuccessUrl("/login?bye"))
            .csrf(Customizer.withDefaults())
            .headers(headers -> headers
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter(WebSecurity::restrictContent))
            .authorizeHttpRequests(pages -> pages
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                // Tasklist asks for a welcome message here and hangs behind a dialog unless it may
                .requestMatchers(path("/camunda-welcome/**"), path("/staff.css"), path("/favicon.ico"), path("/error")).permitAll()
                .requestMatchers(withDefaults().matcher(HttpMethod.POST, "/notices/**"))
                    .hasAnyAuthority(StaffPages.whoMayTellOfMails())
                .requestMatchers(withDefaults().matcher(HttpMethod.POST, "/tickets/**"))
                    .hasAnyAuthority(StaffPages.whoMayWorkOnProjects())
                .requestMatchers(withDefaults().matcher(HttpMethod.POST, "/operations/address"))
                    .hasAnyAuthority(StaffPages.whoMayTellOfMails())
                .requestMatchers(withDefaults().matcher(HttpMethod.POST, "/operations/**")).hasAnyAuthority(StaffPages.whoMayRepair())
                .requestMatchers(path("/operations/**")).hasAnyAuthority(StaffPages.whoMaySeeEffects())
                .requestMatchers(path("/notices/**"), path("/tickets/**")).hasAnyAuthority(StaffPages.staff())
                .requestMatchers(path("/webhooks/**")).hasAnyAuthority(StaffPages.whoMayRepair())
                .requestMatchers(withDefaults().matcher(HttpMethod.POST, "/projects/*/manage/**"))
                    .hasAnyAuthority(StaffPages.whoMayManageProjects())
                .requestMatchers(withDefaults().matcher(HttpMethod.POST, "/projects/**"))
                    .hasAnyAuthority(StaffPages.whoMayWorkOnProjects())
                .requestMatchers(path("/projects/**")).hasAnyAuthority(StaffPages.staff())
                .requestMatchers(path("/document-templates/**")).hasAnyAuthority(StaffPages.whoMayChangeModels())
                .requestMatchers(withDefaults().matcher(HttpMethod.POST, "/models/**"))
                    .hasAnyAuthority(StaffPages.whoMayChangeModels())
                .requestMatchers(path("/models/**")).hasAnyAuthority(StaffPages.whoMaySeeModels())
                .requestMatchers(path("/"), path("/clock/**")).authenticated()
                .anyRequest().denyAll())
            .build();
    }

    /** Every call names its user; no session, so nothing that a foreign page could ride on. */
    private static HttpSecurity forPrograms(HttpSecurity http) throws Exception {
        return http
            .csrf(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable)
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .httpBasic(basic -> basic.authenticationEntryPoint((request, response, e) -> whoAreYou(response)))
            .exceptionHandling(refusal -> refusal
                .authenticationEntryPoint((request, response, e) -> whoAreYou(response))
                .accessDeniedHandler((request, response, e) -> closed(response)));
    }

    private static RequestMatcher path(String pattern) {
        return withDefaults().matcher(pattern);
    }

    private static RequestMatcher asksAround(String root) {
        return request -> EngineCall.of(request, root).goesAroundTheForm();
    }

    private static RequestMatcher isForAdministrators(String root) {
        return request -> EngineCall.of(request, root).isForAdministrators();
    }

    /** A page elsewhere may post a form here with the password that a browser remembers. */
    private static boolean comesFromAnotherSite(HttpServletRequest request) {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    /** While there is no administrator, anybody could make himself one there (CVE-2026-77226). */
    private static boolean makesAnAdministrator(HttpServletRequest request) {
        var path = EngineCall.of(request, "/camunda/api").segments();
        return path.size() >= 2 && path.get(0).equals("admin") && path.get(1).equals("setup");
    }

    /** A mail shown inside its page brings a stricter policy of its own. */
    private static void restrictContent(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader("Content-Security-Policy")) {
            response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self' data:; "
                + "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        }
    }

    private static void whoAreYou(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Handover\", charset=\"UTF-8\"");
        answer(response, HttpServletResponse.SC_UNAUTHORIZED, "NotLoggedIn",
            "Please send a name and a password. After several wrong ones the name is locked for a while.");
    }

    private static void closed(HttpServletResponse response) throws IOException {
        answer(response, HttpServletResponse.SC_FORBIDDEN, "Closed",
            "This call is closed to you. A task is answered by submitting its form; a running project is told something "
                + "by starting the process made for it.");
    }

    private static void answer(HttpServletResponse response, int status, String type, String message) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("{\"type\":\"%s\",\"message\":\"%s\"}".formatted(type, message));
    }
}
