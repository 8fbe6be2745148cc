package backbeat.strong;

import hex.ModelMetrics;
import hex.ModelMetricsBinomial;
import hex.tree.drf.DRF;
import hex.tree.drf.DRFModel;
import java.io.File;
import java.util.List;
import water.DKV;
import water.H2O;
import water.Key;
import water.fvec.Frame;
import water.fvec.NFSFileVec;
import water.parser.ParseDataset;

/** H2O's distributed random forest on this machine alone, with its own categories. {@code max_depth} 0 is no limit. */
final class H2oForest {
    private H2oForest() {}

    static void run() throws Exception {
        H2O.main(new String[] {
            "-nthreads", Integer.toString(Figures.THREADS),
            "-name", "backbeat-" + ProcessHandle.current().pid(),
            "-ip", "127.0.0.1",
            "-log_level", "ERRR",
            "-disable_web"
        });
        H2O.waitForCloudSize(1, 20_000);
        Frame train = frame("train");
        Frame test = frame("test");
        DRFModel.DRFParameters options = new DRFModel.DRFParameters();
        options._train = train._key;
        options._response_column = "label";
        options._ignored_columns = new String[] {"row"};
        options._ntrees = Figures.TREES;
        options._max_depth = 0;
        options._min_rows = 1;
        options._nbins = 64;
        options._nbins_cats = 1024; // as many as there are categories, or some share a bin
        options._mtries = 4;
        options._seed = 42;
        options._score_tree_interval = 1000; // not after every tree
        DRFModel[] model = new DRFModel[1];
        double[] fit = Figures.seconds(() -> model[0] = new DRF(options).trainModel().get(), 0, 1);
        Frame[] answers = new Frame[1];
        double[] times = Figures.seconds(() -> answers[0] = model[0].score(test), 1, 3);
        double[] probabilities = new double[(int) test.numRows()];
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = answers[0].vec("p1").at(row);
        }
        Figures figures = new Figures("H2O 3.44.0.1", "DRF, native categories");
        figures.judge(Part.of("test").labels(), probabilities);
        figures.report("forest fit", "s", Figures.times(Figures.STATED / Figures.TREES, fit));
        figures.report(
                "forest predict",
                "rows/s",
                Figures.rates(probabilities.length * Figures.TREES / Figures.STATED, times));
        ModelMetrics own = ModelMetrics.getFromDKV(model[0], test);
        System.err.println("H2O's own AUC: " + ((ModelMetricsBinomial) own).auc());
        System.out.flush();
        Runtime.getRuntime().halt(0); // its threads are no daemons
    }

    private static Frame frame(String part) {
        NFSFileVec file = NFSFileVec.make(
                new File(Part.folder().resolve(part + ".csv").toString()));
        Frame frame = ParseDataset.parse(Key.make(part + ".hex"), file._key);
        for (String column : List.of("key", "mode", "track_genre", "label")) {
            int index = frame.find(column);
            frame.replace(index, frame.vec(index).toCategoricalVec());
        }
        DKV.put(frame);
        return frame;
    }
}
