package backbeat.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.BadRows;
import backbeat.data.CsvTable;
import backbeat.data.Dataset;
import backbeat.data.OutlierPolicy;
import backbeat.data.Recipe;
import backbeat.evaluation.Interval;
import backbeat.experiment.result.StudyResult;
import backbeat.kernel.KernelProvider;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The quality that the study promises on the published file. */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "BACKBEAT_DATA", matches = ".+")
class RealDataTest {
    @Test
    void theLearnersReachTheQualityOfTheFieldsLibraries() {
        Recipe recipe = RecipeJson.bundled();
        Dataset dataset = CsvTable.read(Path.of(System.getenv("BACKBEAT_DATA")), recipe, BadRows.FAIL, Progress.NONE);
        StudyOptions options = new StudyOptions(
                "track",
                EnumSet.allOf(ModelKind.class),
                42,
                OptionalDouble.empty(),
                OutlierPolicy.CLIP,
                StudySettings.full());
        try (Workers workers = Workers.ofAvailableProcessors()) {
            Study study = new Study(new Engine(workers, KernelProvider.best().kernels()), options);
            StudySet set = study.prepare(new LoadedData(dataset, false, true, "the file", List.of()), recipe);
            StudyResult result = study.run(set, Progress.NONE).result();
            atLeast(result, "forest", 0.855);
            atLeast(result, "mlp", 0.855);
            atLeast(result, "knn", 0.765);
            atLeast(result, "blend", 0.865);
        }
    }

    private static void atLeast(StudyResult result, String model, double auc) {
        Map<String, Interval> metrics = result.models().get(model);
        assertTrue(metrics.get("auc").value() >= auc, model + ": AUC " + metrics.get("auc"));
    }
}
