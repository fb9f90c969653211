package org.handover.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * One login for the staff pages, Tasklist and Cockpit: who is logged in stands where the webapps keep it in the session. There is
 * no public way to it. Groups are read anew with each request, so whoever leaves a group or the company is out at once.
 */
@Component
class WebappLogin implements SecurityContextRepository {

    private final ProcessEngine engine;
    private final EngineIdentity identity;

    WebappLogin(ProcessEngine engine, EngineIdentity identity) {
        this.engine = engine;
        this.identity = identity;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        return load(exchange.getRequest());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> load(request), !containsContext(request));
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return loggedIn(request) != null;
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var person = context.getAuthentication();
        var nobody = person == null || person instanceof AnonymousAuthenticationToken;
        var session = request.getSession(!nobody);
        if (session == null) {
            return;
        }
        var logins = AuthenticationUtil.getAuthsFromSession(session);
        if (nobody) {
            logins.removeByEngineName(engine.getName());
        } else {
            logins.addOrReplace(AuthenticationUtil.createAuthentication(engine, person.getName()));
        }
        AuthenticationUtil.updateSession(session, logins);
    }

    private SecurityContext load(HttpServletRequest request) {
        var context = SecurityContextHolder.createEmptyContext();
        var user = loggedIn(request);
        if (user != null) {
            context.setAuthentication(identity.known(user));
        }
        return context;
    }

    private String loggedIn(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return null;
        }
        var login = AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(engine.getName());
        return login == null ? null : login.getIdentityId();
    }

    private static final class Deferred implements DeferredSecurityContext {

        private final Supplier<SecurityContext> load;
        private final boolean generated;
        private SecurityContext context;

        Deferred(Supplier<SecurityContext> load, boolean generated) {
            this.load = load;
            this.generated = generated;
        }

        @Override
        public SecurityContext get() {
            if (context == null) {
                context = load.get();
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return generated;
        }
    }
}
