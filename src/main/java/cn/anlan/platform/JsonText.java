package cn.anlan.platform;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** JSON as text, with the product's one mapper. */
@Component
public class JsonText {

    private final JsonMapper mapper;

    JsonText(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    public <T> T read(String text, Class<T> type) {
        return mapper.readValue(text, type);
    }
}
