package cn.anlan.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** The envelope of what a command answers: the new version also as ETag, to be sent with the next command. */
@RestControllerAdvice
class DoneAdvice implements ResponseBodyAdvice<Done> {

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return answer.getParameterType() == Done.class;
    }

    @Override
    public @Nullable Done beforeBodyWrite(
            @Nullable Done done,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (done != null) {
            response.getHeaders().setETag("\"" + done.version() + "\"");
        }
        return done;
    }
}
