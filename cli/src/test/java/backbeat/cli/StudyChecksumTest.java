package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.files.Json;
import backbeat.result.StudyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runs of {@code docs/experiment.md} on the published file, protocols {@code song} and {@code track}, to the byte, and the
 * latter with {@code --genres first}. A change that moves them changes published figures: run the command again, and bring the
 * page, its figures and this test up to date together.
 */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "BACKBEAT_DATA", matches = ".+")
class StudyChecksumTest {
    static final String DEFAULT_METRICS = "dd817c7b03e48e049f7e0a162a640734c50f4351e272145dc731e2ae2e550bec";
    private static final String DEFAULT_PREDICTIONS =
            "d7be55c1e399c028a58b1b0d2bc18db39c0a3baa3a277453d3c661a7124b5967";
    static final String METRICS = "2f51d612624a763bd7ecfea56bd69075ad841d616e2c801d29313ce2abc68ed3";
    private static final String PREDICTIONS = "ba80daea5f958e0036ad353b9b0040579dc0cc21dd840c8951fc705bb5640ca0";
    private static final String FIRST_METRICS = "dd1e19195c79ae59fab425cd0e8c31d90333f2c043a6937724080e0380456ab0";
    /** Of the same run before sets were what a study uses: the first genre of a track alone. */
    private static final String FIRST_PREDICTIONS = "9e15f084f778351f540f50eab2d1dac1e025150da908d9940a610bd6c5d57048";

    @TempDir
    private Path temporary;

    /** The primary analysis: what the command does if nothing else is asked. */
    @Test
    void theDefaultRunRepeatsItsPublishedFigures() throws IOException {
        Path results = temporary.resolve("default");
        CommandLineRun run = CommandLineRun.of("run", "--out", results.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals(DEFAULT_METRICS, sha256(results.resolve("metrics.json")), "metrics.json");
        assertEquals(DEFAULT_PREDICTIONS, sha256(results.resolve("predictions.csv")), "predictions.csv");
    }

    @Test
    void theStudyRepeatsItsPublishedFigures() throws IOException {
        Path results = temporary.resolve("study");
        CommandLineRun run =
                CommandLineRun.of("run", "--protocol", "track", "--seed", "42", "--out", results.toString());
        assertEquals(0, run.code(), run.err());
        StudyResult study = Json.read(results.resolve("metrics.json"), StudyResult.class);
        atLeast(study, "forest", 0.875);
        atLeast(study, "mlp", 0.865);
        atLeast(study, "knn", 0.86);
        assertEquals(METRICS, sha256(results.resolve("metrics.json")), "metrics.json");
        assertEquals(PREDICTIONS, sha256(results.resolve("predictions.csv")), "predictions.csv");
    }

    @Test
    void theFirstGenreAloneGivesThePredictionsOfBefore() throws IOException {
        Path results = temporary.resolve("first");
        CommandLineRun run = CommandLineRun.of(
                "run", "--protocol", "track", "--seed", "42", "--genres", "first", "--out", results.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals(FIRST_METRICS, sha256(results.resolve("metrics.json")), "metrics.json");
        assertEquals(FIRST_PREDICTIONS, sha256(results.resolve("predictions.csv")), "predictions.csv");
    }

    private static void atLeast(StudyResult study, String model, double auc) {
        double reached = study.models().get(model).get("auc").value();
        assertTrue(reached >= auc, model + ": AUC " + reached);
    }

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
