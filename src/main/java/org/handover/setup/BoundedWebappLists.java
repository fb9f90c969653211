package org.handover.setup;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Cockpit asks for some lists without an end, which the engine refuses where a limit is set; here such a list ends at the limit. */
class BoundedWebappLists extends OncePerRequestFilter {

    private final String root;
    private final int limit;

    /** @param root path of the webapps' REST interface */
    BoundedWebappLists(String root, int limit) {
        this.root = root;
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().equals(root) || !EngineCall.of(request, root).isAList()
            || request.getParameter("maxResults") != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = request.getQueryString();
        var bounded = (asked == null ? "" : asked + "&") + "maxResults=" + limit;
        chain.doFilter(new HttpServletRequestWrapper(request) {
            @Override
            public String getQueryString() {
                return bounded;
            }
        }, response);
    }
}
