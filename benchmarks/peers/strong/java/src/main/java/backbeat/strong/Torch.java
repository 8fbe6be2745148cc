package backbeat.strong;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;

/**
 * libtorch by DJL: 64 hidden units with ReLU, Adam, batches of 256. {@code dense} multiplies all one-hot columns; {@code gathered}
 * multiplies the 12 numbers and takes a row of weights for each code, which autograd scatters back.
 */
final class Torch {
    private static final int HIDDEN = 64;
    private static final int BATCH = 256;
    /** With two to warm up twenty, as many as all networks are judged after. */
    private static final int EPOCHS = Figures.number("EPOCHS", 18);

    private final boolean dense;
    private final NDManager manager = NDManager.newBaseManager(Device.cpu());
    private final Part train = Part.of("train");
    private final Part test = Part.of("test");
    private final NDArray[] trainRows;
    private final NDArray[] testRows;
    private final NDArray labels;

    /** First layer, rows of the categories (an unused one where there are none), bias, second layer, bias. */
    private final NDArray[] weights;

    private final Optimizer adam =
            Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();

    private Torch(boolean dense) throws Exception {
        this.dense = dense;
        int[] offsets = offsets();
        int categories = offsets[Part.CODES];
        trainRows = rows(train, "train", offsets);
        testRows = rows(test, "test", offsets);
        labels = manager.create(train.floatLabels(), new Shape(train.rows(), 1));
        float first = (float) (1 / Math.sqrt(Part.NUMBERS + categories));
        float second = (float) (1 / Math.sqrt(HIDDEN));
        weights = new NDArray[] {
            uniform(first, dense ? Part.NUMBERS + categories : Part.NUMBERS, HIDDEN),
            uniform(first, categories, HIDDEN),
            uniform(first, 1, HIDDEN),
            uniform(second, HIDDEN, 1),
            uniform(second, 1, 1)
        };
        for (NDArray array : weights) {
            array.setRequiresGradient(true);
        }
    }

    static void run(boolean dense) throws Exception {
        Engine.getInstance().setRandomSeed(42);
        new Torch(dense).measure();
    }

    private NDArray uniform(float radius, int rows, int columns) {
        return manager.randomUniform(-radius, radius, new Shape(rows, columns));
    }

    /** Where the rows of each categorical column begin, and how many there are. */
    private int[] offsets() {
        int[] offsets = new int[Part.CODES + 1];
        for (int c = 0; c < Part.CODES; c++) {
            int width = 0;
            for (int row = 0; row < train.rows(); row++) {
                width = Math.max(width, train.codes()[row * Part.CODES + c] + 1);
            }
            offsets[c + 1] = offsets[c] + width;
        }
        return offsets;
    }

    private NDArray[] rows(Part part, String name, int[] offsets) throws Exception {
        if (dense) {
            float[] values = Part.dense(name);
            return new NDArray[] {manager.create(values, new Shape(part.rows(), values.length / part.rows()))};
        }
        long[] places = new long[part.codes().length];
        Arrays.setAll(places, i -> offsets[i % Part.CODES] + Math.max(0, part.codes()[i]));
        return new NDArray[] {
            manager.create(part.numbers(), new Shape(part.rows(), Part.NUMBERS)),
            manager.create(places, new Shape(part.rows(), Part.CODES))
        };
    }

    /** Rows by their numbers. */
    private static NDIndex taken(NDArray numbers) {
        return new NDIndex("{}", numbers);
    }

    /** The logits of some rows. */
    private NDArray logits(NDArray... rows) {
        NDArray hidden = rows[0].matMul(weights[0]).add(weights[2]);
        if (!dense) {
            long count = rows[1].getShape().get(0);
            NDArray taken = weights[1].get(rows[1].getManager(), taken(rows[1].flatten())).reshape(count, Part.CODES, HIDDEN);
            hidden = hidden.add(taken.sum(new int[] {1}));
        }
        return hidden.getNDArrayInternal().relu().matMul(weights[3]).add(weights[4]);
    }

    private void epoch() {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray order = scratch.randomPermutation(train.rows()).toType(DataType.INT64, false);
            NDArray[] shuffled = new NDArray[trainRows.length];
            Arrays.setAll(shuffled, i -> trainRows[i].get(scratch, taken(order)));
            NDArray shuffledLabels = labels.get(scratch, taken(order));
            for (int from = 0; from < train.rows(); from += BATCH) {
                step(scratch, shuffled, shuffledLabels, from, Math.min(from + BATCH, train.rows()));
            }
        }
    }

    private void step(NDManager epoch, NDArray[] rows, NDArray labels, int from, int to) {
        String range = from + ":" + to;
        try (NDManager scratch = epoch.newSubManager()) {
            NDArray[] batch = new NDArray[rows.length];
            Arrays.setAll(batch, i -> rows[i].get(scratch, new NDIndex(range)));
            NDArray wanted = labels.get(scratch, new NDIndex(range));
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray z = logits(batch);
                // max(z, 0) - z y + log(1 + exp(-|z|)), as binary_cross_entropy_with_logits has it
                NDArray loss = z.maximum(0)
                        .sub(z.mul(wanted))
                        .add(z.abs().neg().exp().add(1).log())
                        .mean();
                collector.backward(loss);
            }
            for (int i = 0; i < weights.length; i++) {
                if (i == 1 && dense) {
                    continue;
                }
                try (NDArray gradient = weights[i].getGradient()) {
                    adam.update(Integer.toString(i), weights[i], gradient);
                }
            }
        }
    }

    private float[] infer() {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray[] attached = new NDArray[testRows.length];
            Arrays.setAll(attached, i -> testRows[i].get(scratch, new NDIndex(":"))); // a view, whose results go with it
            return Activation.sigmoid(logits(attached)).toFloatArray();
        }
    }

    private void measure() throws Exception {
        double[] times = Figures.seconds(this::epoch, 2, EPOCHS);
        for (NDArray array : weights) {
            array.setRequiresGradient(false);
        }
        float[][] answers = new float[1][];
        double[] predicted = Figures.seconds(() -> answers[0] = infer(), 5, 21);
        double[] probabilities = new double[test.rows()];
        Arrays.setAll(probabilities, row -> answers[0][row]);
        String version = Engine.getInstance().getVersion();
        Figures figures =
                new Figures("libtorch " + version + ", " + (dense ? "dense one-hot" : "gathered rows"), "by DJL 0.36.0");
        figures.judge(test.labels(), probabilities);
        figures.report("mlp epoch", "s", times);
        figures.report("mlp predict", "rows/s", Figures.rates(test.rows(), predicted));
    }
}
