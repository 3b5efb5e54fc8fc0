package cn.anlan;

import cn.anlan.platform.UnusableCharacter;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Refuses JSON text that PostgreSQL can't store or would change silently: U+0000, and half a surrogate pair. No honest client sends them.
 */
@JacksonComponent(type = String.class)
class StorableText extends StringDeserializer {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        if (text != null && !isStorable(text)) {
            throw new UnusableCharacter(parser);
        }
        return text;
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(one -> one == 0 || (one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE));
    }
}
