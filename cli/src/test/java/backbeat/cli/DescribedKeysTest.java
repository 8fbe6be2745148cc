package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups whose rows have different numbers need not have different answers: 720 tracks of the published file do, 10 of them this. */
class DescribedKeysTest {
    @TempDir
    private Path folder;

    @Test
    void otherNumbersAreNotOtherAnswers() throws IOException {
        Path recipe = folder.resolve("r.json");
        Files.writeString(recipe, """
                {"format": 1, "name": "r", "columns": {"numeric": ["x"], "text": ["who"]},
                 "label": {"column": "sold", "operator": ">=", "value": 50}, "groups": {"who": {"columns": ["who"]}}}
                """);
        Path data = folder.resolve("r.csv");
        // a: other numbers, one answer; b: both answers; c: one number; d: alone; e: like c
        Files.writeString(data, "x,who,sold\n1,a,10\n2,a,20\n3,b,49\n4,b,50\n5,c,70\n6,c,70\n7,d,1\n8,e,60\n9,e,60\n");
        String[] command = {"data", "describe", "--recipe", recipe.toString(), "--data", data.toString()};
        String text = CommandOutput.of(command);
        assertTrue(
                text.matches("(?s).*key +groups +repeated +rows in those +largest +values +answers +positive\\R.*"),
                text);
        assertTrue(text.matches("(?s).*\\Rwho +5 +4 +8 +2 +2 +1 +40.00 %\\R.*"), text);
        assertTrue(
                text.contains("values, answers: groups whose rows differ in the label's value, in yes and no;"), text);
        JsonNode key = new ObjectMapper()
                .readTree(CommandOutput.of(
                        "data",
                        "describe",
                        "--format",
                        "json",
                        "--recipe",
                        recipe.toString(),
                        "--data",
                        data.toString()))
                .at("/keys/0");
        assertEquals(2, key.get("disagreeing").intValue());
        assertEquals(1, key.get("bothAnswers").intValue());
    }
}
