package backbeat.benchmarks;

import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Values;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Fits and predictions on a set column of 5,000 tags, 0 to 40 of them a row, beside five numbers. The multi-hot matrix would
 * take 20 KB a row; what {@code -prof gc} shows must grow with the members.
 */
@State(Scope.Benchmark)
@InProfile(value = Profile.REGULAR, whenNamed = true)
public class SetTagsBenchmark extends BenchmarkDefaults {
    private static final int TAGS = 5_000;
    private static final int MOST = 40;
    private static final int NUMBERS = 5;
    private static final int QUERIES = 1_000;

    @Param("forest")
    @Values(
            value = {"forest", "mlp", "knn"},
            in = Profile.REGULAR)
    public String learner;

    @Param("100000")
    @Values(value = "2000", in = Profile.SMOKE)
    public int rows;

    private Workers workers;
    private Table train;
    private Labels labels;
    private Table test;
    private BinaryClassifier model;

    /** Tags that come first are frequent, as they are with people; a few of them tell the label. */
    @Setup
    public void prepare() {
        workers = Workers.of(2);
        Xoshiro256 random = new Xoshiro256(5);
        byte[] positive = new byte[rows];
        train = table(rows, random, positive);
        labels = new Labels(positive);
        test = table(QUERIES, random, new byte[QUERIES]);
        model = fit().compile(workers);
    }

    private static Table table(int rows, Xoshiro256 random, byte[] positive) {
        FMatrixRMaj numbers = new FMatrixRMaj(rows, NUMBERS);
        for (int i = 0; i < numbers.data.length; i++) {
            numbers.data[i] = (float) random.nextGaussian();
        }
        SetColumn.Builder sets = new SetColumn.Builder(TAGS);
        int[] codes = new int[rows];
        int[] tags = new int[MOST];
        for (int row = 0; row < rows; row++) {
            int count = random.nextInt(MOST + 1);
            double z = numbers.data[row * NUMBERS];
            for (int i = 0; i < count; i++) {
                double u = random.nextDouble();
                tags[i] = (int) (u * u * u * TAGS);
                z += tags[i] < 50 ? tags[i] % 2 - 0.5 : 0;
            }
            codes[row] = sets.code(tags, count);
            positive[row] = (byte) (z + random.nextGaussian() > 0 ? 1 : 0);
        }
        List<String> names = IntStream.range(0, TAGS).mapToObj(tag -> "t" + tag).toList();
        Schema schema = new Schema(
                IntStream.range(0, NUMBERS).mapToObj(column -> "x" + column).toList(),
                List.of(new CategoricalColumn("tags", names, Optional.of(';'))));
        return new Table(schema, numbers, new int[][] {codes}, new SetColumn[] {sets.build()});
    }

    @TearDown
    public void close() {
        workers.close();
    }

    @Benchmark
    public BinaryClassifier fit() {
        return switch (learner) {
            case "forest" ->
                new RandomForestTrainer(ForestOptions.defaults().withTrees(10).withMinLeaf(5), workers)
                        .fit(train, labels);
            case "mlp" -> new MlpTrainer(MlpOptions.defaults().withEpochs(1), workers).fit(train, labels);
            default -> new KnnTrainer(KnnOptions.defaults(), workers).fit(train, labels);
        };
    }

    @Benchmark
    public double[] predict() {
        double[] probabilities = new double[QUERIES];
        model.probabilities(test, workers, probabilities);
        return probabilities;
    }
}
