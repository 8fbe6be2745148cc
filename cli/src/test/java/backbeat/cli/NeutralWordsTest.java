package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import backbeat.parallel.Workers;
import backbeat.serve.RunServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another table goes from file to report, explanation and page without a word of songs. */
class NeutralWordsTest {
    private static final Pattern SONGS =
            Pattern.compile("\\b(songs?|tracks?|spotify|genres?|artists?|popular\\w*)\\b", Pattern.CASE_INSENSITIVE);

    @TempDir
    private static Path home;

    private static String data;
    private static String recipe;
    private static String run;
    private static String said;

    @BeforeAll
    static void aStudy() throws IOException {
        CaseFiles files = new CaseFiles(home);
        data = files.put("plain.csv", CaseFiles.joined(",", "\n")).toString();
        recipe = files.put("dialect.json", CaseFiles.DIALECT).toString();
        run = home.resolve("run").toString();
        said = CommandOutput.of("run", "--quick", "--recipe", recipe, "--data", data, "--out", run);
    }

    private static void assertNeutral(String what, String text) {
        assertFalse(text.isBlank(), what);
        List<String> found = SONGS.matcher(text)
                .results()
                .map(match -> context(text, match.start()))
                .toList();
        assertEquals(List.of(), found, what);
    }

    private static String context(String text, int at) {
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 40));
    }

    @Test
    void runAndItsFiles() throws IOException {
        assertNeutral("run", said);
        for (String file : List.of("report.md", "report.html", "metrics.json", "timings.json")) {
            assertNeutral(file, Files.readString(Path.of(run, file)));
        }
        assertNeutral("report", CommandOutput.of("report", run));
    }

    @Test
    void modelsAndTheirAnswers() throws IOException {
        for (String key : List.of("majority", "logistic", "knn", "forest", "mlp", "blend")) {
            String model = Path.of(run, key + ".backbeat").toString();
            assertNeutral("inspect " + key, CommandOutput.of("inspect", model));
            String explain = CommandOutput.of("explain", model, "--recipe", recipe, "--data", data, "--row", "3");
            assertNeutral("explain " + key, explain);
            Path answers = home.resolve(key + ".csv");
            CommandLineRun predict = CommandLineRun.of("predict", model, data, "-o", answers.toString());
            assertNeutral("predict", predict.out() + predict.err() + Files.readString(answers));
        }
        assertNeutral("explain", CommandOutput.of("explain", "--run", run, "--row", "3"));
    }

    @Test
    void theFileAndItsRecipe() {
        assertNeutral("recipe init", CommandOutput.of("recipe", "init", data));
        for (String[] command : List.of(
                new String[] {"recipe", "check", recipe, "--data", data},
                new String[] {"data", "check", "--recipe", recipe, "--data", data},
                new String[] {"data", "describe", "--recipe", recipe, "--data", data},
                new String[] {"data", "describe", "--data", data})) {
            assertNeutral(String.join(" ", command), CommandOutput.of(command));
        }
    }

    @Test
    void thePage() throws Exception {
        try (Workers workers = Workers.of(1);
                RunServer server = RunServer.start(0, ServePage.of(Path.of(run), workers))) {
            String address = server.address();
            String base = address.substring(0, address.indexOf("/?"));
            String page = fetched(address, "");
            assertNeutral("page", page);
            for (String path : List.of("/api/rows?order=-forest&page=0&filter=", "/api/curve?model=forest&fp=2&fn=5")) {
                assertNeutral(path, fetched(base + path, address.substring(address.indexOf('=') + 1)));
            }
        }
    }

    private static String fetched(String address, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (!token.isEmpty()) {
            request.header("X-Backbeat-Token", token);
        }
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }
}
