package backbeat.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    private static JsonNode read(String text) throws IOException {
        return JsonText.tree(text.getBytes(StandardCharsets.UTF_8), "some.json");
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        JsonNode tree = read("{\"a\":[1,2.5,null,\"x\"],\"b\":{\"c\":true}}");
        String text = JsonText.pretty(tree);
        assertEquals(tree, read(text));
        assertTrue(text.startsWith("{\n  \"a\": [") && !text.contains("\r"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\n\"a\":2}", "{\"a\":1}\n}", "[1,\n", "{\"a\":\n]"})
    void fieldsTwiceAndTextAfterTheEndAreRefusedWithTheirPlace(String text) {
        String message = assertThrows(IOException.class, () -> read(text)).getMessage();
        assertTrue(message.startsWith("some.json, line 2: not valid JSON: "), message);
        assertFalse(message.contains("Source"), message);
    }
}
