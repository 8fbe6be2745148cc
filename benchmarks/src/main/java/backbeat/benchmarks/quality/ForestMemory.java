package backbeat.benchmarks.quality;

import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.parallel.Workers;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;

/**
 * Fits one forest on rows that {@code ./backbeat data export} wrote and prints the peak memory of the process: nothing else
 * is in it, as nothing but the matrix is in that of {@code memory_forest.py}. Usage: {@code ForestMemory <folder> [votes]}.
 */
public final class ForestMemory {
    private static final int MAGIC = 8;

    private ForestMemory() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        boolean votes = args.length > 1 && args[1].equals("votes");
        Table table = table(folder);
        Labels labels = labels(folder.resolve("train_labels.npy"));
        long loaded = peakMebibytes();
        try (Workers workers = Workers.of(2)) {
            ForestOptions options = ForestOptions.defaults().withOutOfBag(votes);
            RandomForest forest = new RandomForestTrainer(options, workers).fit(table, labels);
            System.out.printf(
                    "%d rows, %d trees, %d nodes: peak %d MiB, %d before the fit%n",
                    table.rows(), forest.trees().size(), forest.nodes(), peakMebibytes(), loaded);
        }
    }

    private static Labels labels(Path file) throws IOException {
        ByteBuffer bytes = body(file, new int[1]);
        byte[] values = new byte[bytes.remaining()];
        bytes.get(values);
        return new Labels(values);
    }

    private static Table table(Path folder) throws IOException {
        int[] shape = new int[2];
        ByteBuffer bytes = body(folder.resolve("train_numeric.npy"), shape);
        FMatrixRMaj numeric = new FMatrixRMaj(shape[0], shape[1]);
        bytes.asFloatBuffer().get(numeric.data);
        ByteBuffer codeBytes = body(folder.resolve("train_codes.npy"), shape);
        int[][] codes = new int[shape[1]][shape[0]];
        int[] most = new int[shape[1]];
        for (int row = 0; row < shape[0]; row++) {
            for (int column = 0; column < shape[1]; column++) {
                codes[column][row] = codeBytes.getInt();
                most[column] = Math.max(most[column], codes[column][row]);
            }
        }
        List<CategoricalColumn> categorical = new ArrayList<>();
        for (int column = 0; column < shape[1]; column++) {
            List<String> categories = new ArrayList<>();
            for (int code = 0; code <= most[column]; code++) {
                categories.add("v" + code);
            }
            categorical.add(new CategoricalColumn("c" + column, categories));
        }
        List<String> names = new ArrayList<>();
        for (int column = 0; column < numeric.numCols; column++) {
            names.add("x" + column);
        }
        return new Table(new Schema(names, categorical), numeric, codes);
    }

    /** The numbers of a NumPy file of format 1, and its shape. */
    private static ByteBuffer body(Path file, int[] shape) throws IOException {
        byte[] all = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        int start = MAGIC + Short.BYTES + buffer.getShort(MAGIC);
        String header = new String(all, MAGIC + Short.BYTES, start - MAGIC - Short.BYTES, StandardCharsets.US_ASCII);
        String dimensions = header.substring(header.lastIndexOf('(') + 1, header.lastIndexOf(')'));
        String[] parts = dimensions.split(",\\s*");
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Integer.parseInt(parts[i].strip());
        }
        return ByteBuffer.wrap(all, start, all.length - start).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The most resident memory that this process has had (Linux). */
    private static long peakMebibytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            String line = lines.filter(l -> l.startsWith("VmHWM:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
    }
}
