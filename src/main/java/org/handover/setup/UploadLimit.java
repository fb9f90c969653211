package org.handover.setup;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a deployment that is too large before it is read. The engine's REST interface would take any size into memory. Stands before
 * the login, since that already reads a form to find its token.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class UploadLimit extends OncePerRequestFilter {

    private static final long LARGEST_BYTES = 10L * 1024 * 1024;
    private static final List<String> PAGES = List.of("models");
    private static final List<String> PROGRAMS = List.of("api");
    private static final List<String> REST = List.of("engine-rest");
    private static final List<String> WEBAPP_REST = List.of("camunda", "api", "engine");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !begins(request, PAGES) && !begins(request, PROGRAMS) && !deploys(request);
    }

    private static boolean deploys(HttpServletRequest request) {
        return (begins(request, REST) || begins(request, WEBAPP_REST)) && EngineCall.path(request).contains("deployment");
    }

    /** Asks the decoded path, since that is the one by which the request is served. */
    private static boolean begins(HttpServletRequest request, List<String> root) {
        List<String> path = EngineCall.path(request);
        return path.size() >= root.size() && path.subList(0, root.size()).equals(root);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= LARGEST_BYTES) {
            // a length may be left out; then it is counted
            chain.doFilter(request.getContentLengthLong() < 0 ? new Counted(request) : request, response);
        } else if (begins(request, PAGES)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter().write("{\"type\":\"TooLarge\",\"message\":\"That is too large: at most 2 MB a file and 10 MB together. "
                + "Nothing was changed.\"}");
        }
    }

    private static final class Counted extends HttpServletRequestWrapper {

        private Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counting(super.getInputStream());
        }
    }

    private static final class Counting extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        private Counting(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = body.read(into, from, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int bytes) throws IOException {
            read += bytes;
            if (read > LARGEST_BYTES) {
                throw new IOException("That is too large: at most 2 MB a file and 10 MB together.");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
