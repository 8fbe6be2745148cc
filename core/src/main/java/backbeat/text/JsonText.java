package backbeat.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * JSON, read strictly (no field twice, nothing after the end) and written the same everywhere: two blanks a level, line ends
 * {@code \n}. What is wrong is told with its file and line.
 */
public final class JsonText {
    private static final JsonMapper MAPPER = builder().build();

    private JsonText() {}

    /** A mapper's settings, to add to. */
    public static JsonMapper.Builder builder() {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS) // a recipe may say why
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or is not JSON; the message names the file
     */
    public static JsonNode tree(Path file) throws IOException {
        return tree(Files.readAllBytes(file), file.toString());
    }

    /**
     * Reads a text.
     *
     * @param file what to call it in messages
     * @throws IOException if it is not JSON
     */
    public static JsonNode tree(byte[] json, String file) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root.isMissingNode()) {
                throw new IOException(file + " is empty");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new IOException(place(file, e) + ": not valid JSON: " + reason(e), e);
        } catch (CharConversionException e) {
            throw otherwiseEncoded(file, e);
        }
    }

    /** For bytes that look like another encoding than UTF-8 and are not valid in it. */
    public static IOException otherwiseEncoded(String file, CharConversionException cause) {
        return new IOException(
                file + ": not valid JSON: its bytes are no UTF-8 text (" + JsonProblem.of(cause.getMessage()) + ")",
                cause);
    }

    /** The file and, where it is known, the line: beyond the parser's limits, such as a thousand levels, it is not. */
    public static String place(String file, JsonProcessingException e) {
        return e.getLocation() == null
                ? file
                : file + ", line " + e.getLocation().getLineNr();
    }

    /** What is wrong, in words for people. */
    public static String reason(JsonProcessingException e) {
        return JsonProblem.of(e.getOriginalMessage());
    }

    /** The text of a tree, indented, without a final line end. */
    public static String pretty(JsonNode tree) {
        return pretty(MAPPER.writer(), tree);
    }

    /** The text of what {@code writer} can write, indented, without a final line end. */
    public static String pretty(ObjectWriter writer, Object record) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withSeparators(
                        DefaultPrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        try {
            return writer.with(printer).writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result record cannot be written as JSON", e);
        }
    }
}
