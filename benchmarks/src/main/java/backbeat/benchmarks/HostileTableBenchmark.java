package backbeat.benchmarks;

import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Values;
import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.data.GroupKey;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.model.Progress;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Tables that are made to cost much, each beside a harmless one of the same size: no more than ten times its cost. Texts of
 * one {@link String#hashCode}; many columns instead of many rows; more than 65,535 categories instead of a hundred.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@InProfile(value = Profile.REGULAR, forks = 1, whenNamed = true)
public class HostileTableBenchmark extends BenchmarkDefaults {
    private static final int TEXTS = 20_000;
    private static final int WIDE = 100_000;
    private static final int NARROW = 100;
    private static final int ROWS = 100_000;
    private static final int MANY = 70_000;
    private static final int FEW = 100;
    private static final int TREES = 2;
    private static final int QUERIES = 1_000;
    private static final int SMOKE_PART = 100;

    /** Whether the table is the hostile one; {@code smoke} is a hostile one of a hundredth of the size. */
    @Param("false")
    @Values(
            value = {"false", "true"},
            in = Profile.REGULAR)
    @Values(value = "smoke", in = Profile.SMOKE)
    public String hostile;

    private final Workers workers = Workers.sequential();
    private boolean bad;
    private int part;
    private byte[] texts;
    private byte[] columns;
    private int width;
    private Table table;
    private Table queries;
    private Labels labels;

    @Setup
    public void prepare() {
        bad = !hostile.equals("false");
        part = hostile.equals("smoke") ? SMOKE_PART : 1;
        IntFunction<String> text = bad ? HostileTableBenchmark::colliding : i -> String.format("%030d", i);
        StringBuilder csv = new StringBuilder("c,t\n");
        for (int i = 0; i < TEXTS / part; i++) {
            csv.append(text.apply(i)).append(',').append(text.apply(i)).append('\n');
        }
        texts = csv.toString().getBytes(StandardCharsets.UTF_8);
        width = (bad ? WIDE : NARROW) / (bad ? part : 1);
        columns = numbers(width, WIDE * NARROW / part / width);
        table = categories(ROWS / part, bad ? MANY / part : FEW, 1);
        queries = categories(QUERIES / part, bad ? MANY / part : FEW, 2);
        Xoshiro256 random = new Xoshiro256(3);
        byte[] values = new byte[table.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = (byte) random.nextInt(2);
        }
        labels = new Labels(values);
        Dataset read = readTexts();
        if (read.categories(0).size() != TEXTS / part || read.distinct(allRows(read)).length != TEXTS / part) {
            throw new IllegalStateException("Texts were taken for others");
        }
    }

    /** One of many texts of one hash code: "Aa" and "BB" have the same. */
    private static String colliding(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 15; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private static byte[] numbers(int columns, int rows) {
        StringBuilder csv = new StringBuilder();
        for (int row = -1; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                csv.append(column == 0 ? "" : ",");
                if (row < 0) {
                    csv.append('x').append(column);
                } else {
                    csv.append((row * 31 + column * 17) % 1000);
                }
            }
            csv.append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Table categories(int rows, int categories, long seed) {
        List<String> names =
                IntStream.range(0, categories).mapToObj(Integer::toString).toList();
        Schema schema =
                new Schema(List.of("x"), List.of(new CategoricalColumn("a", names), new CategoricalColumn("b", names)));
        Xoshiro256 random = new Xoshiro256(seed);
        FMatrixRMaj numbers = new FMatrixRMaj(rows, 1);
        int[][] codes = new int[2][rows];
        for (int row = 0; row < rows; row++) {
            numbers.data[row] = (float) random.nextDouble();
            codes[0][row] = random.nextInt(categories);
            codes[1][row] = random.nextInt(categories);
        }
        return new Table(schema, numbers, codes);
    }

    private static int[] allRows(Dataset dataset) {
        return IntStream.range(0, dataset.rows()).toArray();
    }

    private Dataset read(byte[] file, Columns wanted) {
        try {
            return CsvTable.read(new ByteArrayInputStream(file), "bytes", wanted, BadRows.FAIL, workers, Progress.NONE);
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory does not fail", e);
        }
    }

    private Dataset readTexts() {
        return read(texts, new Columns(List.of(), List.of(), List.of("c"), List.of("t"), Optional.empty()));
    }

    /** Reading, equal rows and groups of 20,000 texts. */
    @Benchmark
    public int hashes() {
        Dataset dataset = readTexts();
        return dataset.distinct(allRows(dataset)).length
                + dataset.groups(new GroupKey("t", List.of("t"), Optional.empty()))
                        .count()
                + dataset.groups(new GroupKey("both", List.of("t", "t"), Optional.empty()))
                        .count();
    }

    /** Reading ten million numbers: in 100,000 columns, or in 100,000 rows. */
    @Benchmark
    public Dataset columns() {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            names.add("x" + column);
        }
        return read(columns, new Columns(names, List.of(), List.of(), List.of(), Optional.empty()));
    }

    /** Two trees. */
    @Benchmark
    public RandomForest forest() {
        return new RandomForestTrainer(ForestOptions.defaults().withTrees(TREES).withOutOfBag(false), workers)
                .fit(table, labels, Progress.NONE);
    }

    /** Building the index and a thousand answers. */
    @Benchmark
    public double[] neighbors() {
        KnnClassifier model = new KnnTrainer(KnnOptions.defaults(), workers, Learners.kernels("auto"))
                .fit(table, labels, Progress.NONE);
        double[] p = new double[queries.rows()];
        model.probabilities(queries, workers, p);
        return p;
    }
}
