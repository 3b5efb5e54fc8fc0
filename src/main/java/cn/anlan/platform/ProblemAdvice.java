package cn.anlan.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns every exception into an RFC 9457 problem in the caller's language. */
@RestControllerAdvice
public class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String DISK_FULL_STATE = "53100";

    private final ProblemTexts texts;

    ProblemAdvice(ProblemTexts texts) {
        this.texts = texts;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem, Locale locale) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", problem.code().type());
        body.put("title", texts.title(problem.code(), locale));
        body.put("status", problem.code().status());
        body.put("detail", texts.detail(problem, locale));
        body.put("code", problem.code().name());
        if (problem.clause() != null) {
            body.put("clause", problem.clause());
        }
        if (!problem.fields().isEmpty()) {
            body.put(
                    "violations",
                    problem.fields().stream()
                            .map(f -> texts.violation(problem.code(), f, locale))
                            .toList());
        }
        body.putAll(problem.extras());
        return ResponseEntity.status(problem.code().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /** Writes a problem outside the reach of the advice: from a filter. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response, JsonText json)
            throws IOException {
        ResponseEntity<Map<String, Object>> answer = problem(problem, Language.of(request));
        response.setStatus(problem.code().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.write(Objects.requireNonNull(answer.getBody())));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> notValid(MethodArgumentNotValidException e, Locale locale) {
        var fields = new ArrayList<Problem.FieldRule>();
        for (var error : e.getBindingResult().getAllErrors()) {
            String field = error instanceof FieldError at ? at.getField() : "";
            fields.add(rule(field, error));
        }
        return invalid(fields, locale);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> notValid(HandlerMethodValidationException e, Locale locale) {
        var fields = new ArrayList<Problem.FieldRule>();
        for (var result : e.getParameterValidationResults()) {
            String name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "");
            result.getResolvableErrors().forEach(error -> {
                String field = error instanceof FieldError at ? at.getField() : name;
                fields.add(rule(field, error));
            });
        }
        return invalid(fields, locale);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> notValid(ConstraintViolationException e, Locale locale) {
        return invalid(
                e.getConstraintViolations().stream()
                        .map(v -> new Problem.FieldRule(
                                v.getPropertyPath().toString(),
                                v.getConstraintDescriptor()
                                        .getAnnotation()
                                        .annotationType()
                                        .getSimpleName()))
                        .toList(),
                locale);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> notReadable(HttpMessageNotReadableException e, Locale locale) {
        return switch (e.getCause()) {
            case UnrecognizedPropertyException u -> invalid(List.of(new Problem.FieldRule(path(u), "Unknown")), locale);
            case UnusableCharacter u -> invalid(List.of(new Problem.FieldRule(path(u), "NulCharacter")), locale);
            case MismatchedInputException m -> invalid(List.of(WrongType.of(path(m), m.getTargetType())), locale);
            case StreamReadException s -> malformed("line " + s.getLocation().getLineNr(), locale);
            case DatabindException d when d.getCause() instanceof Problem p -> problem(p, locale);
            case DatabindException d -> invalid(List.of(new Problem.FieldRule(path(d), "Type")), locale);
            case null, default -> malformed("", locale);
        };
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongType(MethodArgumentTypeMismatchException e, Locale locale) {
        return invalid(List.of(WrongType.of(e.getName(), e.getRequiredType())), locale);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> method(HttpRequestMethodNotSupportedException e, Locale locale) {
        return problem(new Problem(PlatformProblem.METHOD_NOT_ALLOWED, e.getMethod()), locale);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> mediaType(HttpMediaTypeNotSupportedException e, Locale locale) {
        return problem(new Problem(PlatformProblem.UNSUPPORTED_MEDIA_TYPE, String.valueOf(e.getContentType())), locale);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> accept(HttpMediaTypeNotAcceptableException e, Locale locale) {
        return problem(new Problem(PlatformProblem.NOT_ACCEPTABLE), locale);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> tooLarge(MaxUploadSizeExceededException e, Locale locale) {
        return problem(new Problem(PlatformProblem.TOO_LARGE, e.getMaxUploadSize()), locale);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> multipart(MultipartException e, Locale locale) {
        return malformed("multipart", locale);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> lock(PessimisticLockingFailureException e, Locale locale) {
        return problem(new Problem(PlatformProblem.BUSY), locale);
    }

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class
    })
    ResponseEntity<Map<String, Object>> unavailable(Exception e, Locale locale) {
        if (diskFull(e)) {
            return problem(new Problem(PlatformProblem.DISK_FULL), locale);
        }
        LOG.warn("database unavailable: {}", e.getMessage());
        return problem(new Problem(PlatformProblem.UNAVAILABLE), locale);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> data(DataAccessException e, Locale locale) {
        return diskFull(e) ? problem(new Problem(PlatformProblem.DISK_FULL), locale) : internal(e, locale);
    }

    @ExceptionHandler
    @org.jspecify.annotations.Nullable ResponseEntity<Map<String, Object>> gone(AsyncRequestNotUsableException e) {
        // The caller hung up while we answered: there is nobody left to tell.
        return null;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> anyOther(Exception e, Locale locale) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return known.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                    ? problem(new Problem(PlatformProblem.NOT_FOUND), locale)
                    : problem(
                            new Problem(
                                    PlatformProblem.MALFORMED,
                                    known.getStatusCode().value()),
                            locale);
        }
        return internal(e, locale);
    }

    private ResponseEntity<Map<String, Object>> internal(Exception e, Locale locale) {
        UUID number = Ids.next();
        LOG.error("fault {}", number, e);
        return problem(new Problem(PlatformProblem.INTERNAL, number.toString()), locale);
    }

    private ResponseEntity<Map<String, Object>> invalid(List<Problem.FieldRule> fields, Locale locale) {
        return problem(new Problem(PlatformProblem.INVALID, fields.size()).fields(fields), locale);
    }

    private ResponseEntity<Map<String, Object>> malformed(String where, Locale locale) {
        return problem(new Problem(PlatformProblem.MALFORMED, where), locale);
    }

    private static Problem.FieldRule rule(String field, org.springframework.context.MessageSourceResolvable error) {
        String[] codes = Objects.requireNonNullElse(error.getCodes(), new String[] {"Invalid"});
        return WrongType.isIn(codes)
                ? WrongType.of(field, codes)
                : new Problem.FieldRule(field, codes[codes.length - 1], ruleArgs(error.getArguments()));
    }

    /** Bean Validation's arguments come as (field, then the annotation's values sorted by name): {@code Size} gives max, min. */
    private static Object[] ruleArgs(Object @org.jspecify.annotations.Nullable [] arguments) {
        if (arguments == null) {
            return new Object[0];
        }
        var values = new ArrayList<>();
        for (Object argument : arguments) {
            if (!(argument instanceof DefaultMessageSourceResolvable)) {
                values.addFirst(argument);
            }
        }
        return values.toArray();
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static boolean diskFull(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLException sql && DISK_FULL_STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
