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
 * The run of {@code docs/experiment.md} on the published file, to the byte. A change that moves these checksums changes
 * published figures: run the command again, and bring the page and this test up to date together.
 */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "BACKBEAT_DATA", matches = ".+")
class StudyChecksumTest {
    private static final String METRICS = "1490a72a7dfe40bd3eecdb1c69c3c21fee51af0331f8e915aeef26c045392bb8";
    private static final String PREDICTIONS = "9e15f084f778351f540f50eab2d1dac1e025150da908d9940a610bd6c5d57048";

    @TempDir
    private Path temporary;

    @Test
    void theStudyRepeatsItsPublishedFigures() throws IOException {
        Path results = temporary.resolve("study");
        CommandLineRun run =
                CommandLineRun.of("run", "--protocol", "track", "--seed", "42", "--out", results.toString());
        assertEquals(0, run.code(), run.err());
        StudyResult study = Json.read(results.resolve("metrics.json"), StudyResult.class);
        atLeast(study, "forest", 0.855);
        atLeast(study, "mlp", 0.855);
        atLeast(study, "knn", 0.845);
        assertEquals(METRICS, sha256(results.resolve("metrics.json")), "metrics.json");
        assertEquals(PREDICTIONS, sha256(results.resolve("predictions.csv")), "predictions.csv");
    }

    private static void atLeast(StudyResult study, String model, double auc) {
        double reached = study.models().get(model).get("auc").value();
        assertTrue(reached >= auc, model + ": AUC " + reached);
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
