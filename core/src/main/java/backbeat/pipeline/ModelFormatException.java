package backbeat.pipeline;

import java.io.IOException;

/**
 * A model file is damaged, cut off, of an unknown version, or no model file at all. The message is meant for people: it
 * names the section and the byte, says what was found there and what was expected.
 */
public final class ModelFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    public ModelFormatException(String message) {
        super(message);
    }

    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
