package backbeat.strong;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;

/**
 * LightGBM's random forest: {@code boosting=rf}, trees as large as ours. {@code histogram_pool_size} must be set: with twenty thousand
 * leaves a tree it keeps a histogram for each otherwise, gigabytes of them.
 */
final class Lightgbm {
    private Lightgbm() {}

    static void run() throws Exception {
        LGBMBooster.loadNative(); // its constants are the native library's
        PredictionType normal = PredictionType.C_API_PREDICT_NORMAL;
        Part train = Part.of("train");
        Part test = Part.of("test");
        float[] rows = train.mixed();
        float[] queries = test.mixed();
        LGBMBooster[] forest = new LGBMBooster[1];
        double[] fit = Figures.seconds(
                () -> {
                    LGBMDataset data = LGBMDataset.createFromMat(rows, train.rows(), Part.COLUMNS, true, options(), null);
                    data.setField("label", train.floatLabels());
                    forest[0] = LGBMBooster.create(data, options());
                    for (int tree = 0; tree < Figures.TREES; tree++) {
                        forest[0].updateOneIter();
                    }
                },
                0,
                1);
        String threads = "num_threads=" + Figures.THREADS;
        double[][] answers = new double[1][];
        double[] times = Figures.seconds(
                () -> answers[0] =
                        forest[0].predictForMat(queries, test.rows(), Part.COLUMNS, true, normal, threads),
                1,
                3);
        Figures figures = new Figures("LightGBM 4.3.0", "rf, native categories");
        figures.judge(test.labels(), answers[0]);
        figures.report("forest fit", "s", Figures.times(Figures.STATED / Figures.TREES, fit));
        figures.report(
                "forest predict", "rows/s", Figures.rates(test.rows() * Figures.TREES / Figures.STATED, times));
        figures.report(
                "forest one row",
                "us",
                Figures.alone(
                        row -> forest[0].predictForMat(
                                Xgboost.row(queries, row), 1, Part.COLUMNS, true, normal, "num_threads=1"),
                        test.rows(),
                        300,
                        2000));
    }

    private static String options() {
        return String.join(
                " ",
                "objective=binary boosting=rf bagging_freq=1 bagging_fraction=0.632 feature_fraction_bynode=0.4",
                "num_leaves=20000 histogram_pool_size=512 min_data_in_leaf=1 min_sum_hessian_in_leaf=0",
                "categorical_feature=12,13,14 max_cat_to_onehot=4 cat_smooth=1 cat_l2=0 min_data_per_group=1",
                "max_bin=255 force_col_wise=true verbosity=-1 seed=42 num_threads=" + Figures.THREADS);
    }
}
