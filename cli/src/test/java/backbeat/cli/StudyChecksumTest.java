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
    private static final String METRICS = "a4deece7fae39a3fefa2029b37cd55099e5daa41aced51f8e345528d02fa95d3";
    private static final String PREDICTIONS = "a3f484431d5721514af6fe49af905aa0a2b58afb08fe9c41a84fd0612a54fa16";

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
        atLeast(study, "knn", 0.765);
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
