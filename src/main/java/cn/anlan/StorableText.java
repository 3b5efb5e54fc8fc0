package cn.anlan;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Refuses U+0000 in JSON text as malformed: PostgreSQL can't store it, and no honest client sends it. */
@JacksonComponent(type = String.class)
class TextWithoutNul extends StringDeserializer {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        if (text != null && text.indexOf('\0') >= 0) {
            context.reportInputMismatch(String.class, "Text must not contain U+0000");
        }
        return text;
    }
}
