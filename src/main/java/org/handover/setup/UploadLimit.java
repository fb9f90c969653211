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
    private static final List<String> ENGINES = List.of("/engine-rest", "/camunda/api/engine");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isForThePages(request) && !deploys(request);
    }

    private static boolean isForThePages(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/models") || request.getRequestURI().startsWith("/api/");
    }

    private static boolean deploys(HttpServletRequest request) {
        return ENGINES.stream().filter(request.getRequestURI()::startsWith)
            .anyMatch(root -> EngineCall.of(request, root).segments().contains("deployment"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= LARGEST_BYTES) {
            // a length may be left out; then it is counted
            chain.doFilter(request.getContentLengthLong() < 0 ? new Counted(request) : request, response);
        } else if (request.getRequestURI().startsWith("/models")) {
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
