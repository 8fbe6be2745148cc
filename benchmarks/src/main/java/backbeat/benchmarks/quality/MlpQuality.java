package backbeat.benchmarks.quality;

import backbeat.mlp.Initialization;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.text.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/**
 * Trains the default network with five seeds and either initialization on a folder that {@code ./backbeat data export} has
 * written, and writes the probabilities of its test rows there as little-endian doubles, {@code mlp_HOW_SEED.f64}.
 * {@code benchmarks/peers/python/quality_mlp.py} compares them with PyTorch's on the same rows.
 */
public final class MlpQuality {
    private static final int SEEDS = 5;
    private static final int HEADER_LENGTH = 8;
    private static final int HEADER = 10;

    private MlpQuality() {}

    public static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            Path folder = Path.of(argument);
            Schema schema = schema(folder);
            Table train = table(folder, "train", schema);
            Table test = table(folder, "test", schema);
            byte[] bytes = new byte[train.rows()];
            array(folder, "train_labels").get(bytes);
            Labels labels = new Labels(bytes);
            for (Initialization initialization : Initialization.values()) {
                for (int seed = 1; seed <= SEEDS; seed++) {
                    MlpOptions options = MlpOptions.defaults().withSeed(seed).withInitialization(initialization);
                    Mlp mlp = new MlpTrainer(options, Workers.sequential()).fit(train, labels, Progress.NONE);
                    String name = initialization.name().toLowerCase(Locale.ROOT);
                    write(folder.resolve("mlp_" + name + "_" + seed + ".f64"), mlp.probabilities(test));
                }
            }
            System.out.println(folder + ": " + train.rows() + " training rows, " + test.rows() + " test rows");
        }
    }

    private static Schema schema(Path folder) throws IOException {
        JsonNode meta = JsonText.tree(folder.resolve("meta.json"));
        List<String> numeric = new ArrayList<>();
        meta.get("numeric").forEach(name -> numeric.add(name.textValue()));
        List<CategoricalColumn> categorical = new ArrayList<>();
        meta.get("categories").properties().forEach(column -> {
            List<String> categories = new ArrayList<>();
            column.getValue().forEach(category -> categories.add(category.textValue()));
            categorical.add(new CategoricalColumn(column.getKey(), categories));
        });
        return new Schema(numeric, categorical);
    }

    private static Table table(Path folder, String part, Schema schema) throws IOException {
        ByteBuffer values = array(folder, part + "_numeric");
        int rows = values.remaining() / Float.BYTES / schema.numericCount();
        FMatrixRMaj numeric = new FMatrixRMaj(rows, schema.numericCount());
        values.asFloatBuffer().get(numeric.data);
        ByteBuffer stored = array(folder, part + "_codes");
        int[][] codes = new int[schema.categoricalCount()][rows];
        for (int row = 0; row < rows; row++) {
            for (int[] column : codes) {
                column[row] = stored.getInt();
            }
        }
        return new Table(schema, numeric, codes);
    }

    /** What follows the header of a NumPy file, version 1. */
    private static ByteBuffer array(Path folder, String name) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name + ".npy")))
                .order(ByteOrder.LITTLE_ENDIAN);
        file.position(HEADER + Short.toUnsignedInt(file.getShort(HEADER_LENGTH)));
        return file.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(Path file, double[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        Files.write(file, bytes.array());
    }
}
