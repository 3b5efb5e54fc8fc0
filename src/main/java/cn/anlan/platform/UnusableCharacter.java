package cn.anlan.platform;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** JSON text with a character that can't be stored. */
public class UnusableCharacter extends MismatchedInputException {

    public UnusableCharacter(JsonParser parser) {
        super(parser, "Text must not contain U+0000 or half a surrogate pair", String.class);
    }
}
