package backbeat.strong;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

/**
 * XGBoost's random forest: all trees in one round, with the whole step. Squared error on 0 and 1 makes a leaf the share of its rows.
 * {@code max_depth} 0 is no limit; its default of 6 would be another forest.
 */
final class Xgboost {
    private Xgboost() {}

    static void run() throws Exception {
        Part train = Part.of("train");
        Part test = Part.of("test");
        float[] rows = train.mixed();
        float[] queries = test.mixed();
        String[] types = new String[Part.COLUMNS];
        Arrays.fill(types, "float");
        Arrays.fill(types, Part.NUMBERS, Part.COLUMNS, "c");
        Booster[] forest = new Booster[1];
        double[] fit = Figures.seconds(
                () -> {
                    DMatrix matrix = new DMatrix(rows, train.rows(), Part.COLUMNS, Float.NaN);
                    matrix.setFeatureTypes(types);
                    matrix.setLabel(train.floatLabels());
                    forest[0] = XGBoost.train(matrix, options(), 1, Map.of(), null, null);
                    matrix.dispose();
                },
                0,
                1);
        float[][] answers = new float[1][];
        double[] times = Figures.seconds(() -> answers[0] = answer(forest[0], queries, test.rows()), 1, 5);
        Figures figures = new Figures("XGBoost 3.4.0", "random forest, native categories");
        double[] probabilities = new double[test.rows()];
        Arrays.setAll(probabilities, row -> answers[0][row]);
        figures.judge(test.labels(), probabilities);
        figures.report("forest fit", "s", Figures.times(Figures.STATED / Figures.TREES, fit));
        figures.report(
                "forest predict", "rows/s", Figures.rates(test.rows() * Figures.TREES / Figures.STATED, times));
        forest[0].setParam("nthread", 1); // a team that wakes up costs more than the row
        figures.report(
                "forest one row",
                "us",
                Figures.alone(row -> answer(forest[0], row(queries, row), 1), test.rows(), 300, 2000));
    }

    private static Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("objective", "reg:squarederror");
        options.put("base_score", 0.5);
        options.put("tree_method", "hist");
        options.put("max_bin", 256);
        options.put("num_parallel_tree", Figures.TREES);
        options.put("eta", 1);
        options.put("subsample", 0.632); // without replacement: as many different rows as a bootstrap sample has
        options.put("colsample_bynode", 0.4);
        options.put("max_depth", 0);
        options.put("max_leaves", 0);
        options.put("min_child_weight", 0);
        options.put("lambda", 0);
        options.put("max_cat_to_onehot", 1); // subsets of categories, not one against all others
        options.put("nthread", Figures.THREADS);
        options.put("seed", 42);
        options.put("verbosity", 0);
        return options;
    }

    static float[] row(float[] rows, int row) {
        return Arrays.copyOfRange(rows, row * Part.COLUMNS, (row + 1) * Part.COLUMNS);
    }

    private static float[] answer(Booster forest, float[] rows, int count) throws Exception {
        float[][] found = forest.inplace_predict(rows, count, Part.COLUMNS, Float.NaN);
        float[] answers = new float[count];
        for (int row = 0; row < count; row++) {
            answers[row] = found[row][0];
        }
        return answers;
    }
}
