package backbeat.pipeline;

import backbeat.data.Dataset;
import backbeat.parallel.Workers;
import backbeat.preparation.Preprocessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the golden model files: one small model of every kind and choice, and beside each the bits of
 * its probabilities for rows that it was not fitted on. Run once when a version is made, never again for that version: it writes
 * the models that are of this version, the last number of the folder's name; those that have a file of version 1 as they are there.
 *
 * <pre>
 * mvn -q test-compile -pl core
 * java --add-modules jdk.incubator.vector -cp core/target/test-classes:core/target/classes:CLASSPATH \
 *     backbeat.pipeline.GoldenModels core/src/test/resources/golden/pipeline/v5
 * </pre>
 */
final class GoldenModels {
    static final int TRAINING_ROWS = 40;
    static final int TEST_ROWS = 60;

    private GoldenModels() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (Map.Entry<String, Pipeline> entry : models().entrySet()) {
            Path first = folder.resolveSibling("v1").resolve(entry.getKey() + ".backbeat");
            Pipeline pipeline = Files.exists(first) ? Pipeline.load(first) : entry.getValue();
            String version = "v" + ModelFile.toBytes(pipeline)[8];
            if (folder.getFileName().toString().equals(version)) {
                pipeline.save(folder.resolve(entry.getKey() + ".backbeat"));
                Files.write(folder.resolve(entry.getKey() + ".bits"), bits(pipeline));
            }
        }
    }

    /** The models that have a file, by name: every kind, and every choice that a file can name. */
    static Map<String, Pipeline> models() {
        SmallModels.Prepared data = SmallModels.prepared(TRAINING_ROWS);
        Map<String, Pipeline> models = new TreeMap<>(SmallModels.every(data));
        models.putAll(SmallModels.otherChoices(data));
        models.putAll(SmallModels.searchesThatWereTried());
        models.put("gaps", ModelWithGaps.pipeline());
        models.put("column-marks", ModelWithGaps.withColumnMarks());
        models.put("sets", ModelWithSets.pipeline(false));
        models.put("set-numbers", ModelWithSets.pipeline(true));
        return models;
    }

    private static Dataset dataset(Preprocessor preprocessor) {
        if (preprocessor.schema().hasSets()) {
            return ModelWithSets.dataset(TEST_ROWS, 99);
        }
        return preprocessor.gaps().isNone() ? SmallModels.dataset(TEST_ROWS, 99) : ModelWithGaps.dataset(TEST_ROWS, 99);
    }

    /** The probabilities of the test rows as hexadecimal bits, a line each. */
    static List<String> bits(Pipeline pipeline) {
        Dataset dataset = dataset(pipeline.preprocessor());
        double[] probabilities =
                pipeline.probabilities(pipeline.encode(dataset, SmallModels.all(dataset)), Workers.sequential());
        List<String> lines = new ArrayList<>();
        for (double probability : probabilities) {
            lines.add(Long.toHexString(Double.doubleToRawLongBits(probability)));
        }
        return lines;
    }
}
