package cn.anlan.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses JSON larger than any command needs before it fills the memory: at once by its stated length, otherwise when that much was read.
 * Files come in other types, each with a limit of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class BodyLimit extends OncePerRequestFilter {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int COMMAND = 2 * MEBIBYTE;

    /** Outlines of a province's towns are one document. */
    private static final int OUTLINES = 64 * MEBIBYTE;

    private final ProblemAdvice problems;
    private final JsonText json;

    BodyLimit(ProblemAdvice problems, JsonText json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.startsWith("application/json");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int limit = request.getRequestURI().equals("/api/boundaries") ? OUTLINES : COMMAND;
        long stated = request.getContentLengthLong();
        if (stated > limit) {
            problems.write(tooLarge(limit), request, response, json);
        } else {
            chain.doFilter(stated >= 0 ? request : new Counted(request, limit), response);
        }
    }

    private static Problem tooLarge(int limit) {
        return new Problem(PlatformProblem.TOO_LARGE, limit / MEBIBYTE + " MB");
    }

    /** A request whose length isn't known beforehand. */
    private static final class Counted extends HttpServletRequestWrapper {

        private final int limit;

        Counted(HttpServletRequest request, int limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), limit);
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream in;
        private final int limit;
        private int count;

        CountedStream(ServletInputStream in, int limit) {
            this.in = in;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int read) {
            count += Math.max(0, read);
            if (count > limit) {
                throw tooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
