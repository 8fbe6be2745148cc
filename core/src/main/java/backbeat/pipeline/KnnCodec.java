package backbeat.pipeline;

import backbeat.kernel.Kernels;
import backbeat.model.Progress;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.ColumnWeights;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.Search;
import backbeat.neighbors.Weighting;
import backbeat.parallel.Workers;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * k nearest neighbors: the options and the training rows. The search index is built anew when a model is loaded; as the
 * neighbors found do not depend on how they are looked for, so are the bits of every prediction.
 *
 * <p>Bytes a training row: 4 a numeric column, 1 a categorical column of up to 255 categories, 1 for the label.
 */
final class KnnCodec implements LearnerCodec<KnnClassifier> {
    /** The bit of the scale's byte that says that the columns' weights follow. */
    private static final int WEIGHTED = 0x80;

    @Override
    public String tag() {
        return "KNNC";
    }

    @Override
    public String name() {
        return "knn";
    }

    @Override
    public Class<KnnClassifier> type() {
        return KnnClassifier.class;
    }

    @Override
    public void write(KnnClassifier model, SectionWriter out) throws IOException {
        KnnOptions options = model.options();
        out.i32(options.k());
        Codes.WEIGHTING.write(options.weighting(), out);
        Codes.SEARCH.write(options.search(), out);
        out.i32(options.leafSize());
        int scale = Codes.CATEGORY_SCALE.code(options.scale());
        out.u8(options.weights().isEmpty() ? scale : scale | WEIGHTED);
        if (!options.weights().isEmpty()) {
            out.i32(options.weights().factors().size());
            for (Map.Entry<String, Double> factor : options.weights().factors().entrySet()) {
                out.text(factor.getKey());
                out.f64(factor.getValue());
            }
        }
        TableCodec.write(model.training(), out);
        out.raw(model.labels().toArray());
    }

    private static ColumnWeights weights(SectionReader in, Schema schema) throws IOException {
        Set<String> known =
                schema.categorical().stream().map(CategoricalColumn::name).collect(Collectors.toSet());
        int count = in.count("weights", Integer.BYTES + Double.BYTES);
        in.require(count > 0, "the weights are none");
        Map<String, Double> factors = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String column = in.text("a weight's column");
            double factor = in.f64("a column's weight");
            in.require(
                    known.contains(column) && factor >= 0 && factor < Float.MAX_VALUE,
                    "a weight of " + factor + " for column '" + column + "'");
            in.require(factors.put(column, factor) == null, "two weights for column '" + column + "'");
        }
        return new ColumnWeights(factors);
    }

    @Override
    public KnnClassifier read(SectionReader in, Schema schema, Workers workers, Kernels kernels) throws IOException {
        int k = in.i32("k", 1, Integer.MAX_VALUE);
        Weighting weighting = Codes.WEIGHTING.read(in);
        Search search = Codes.SEARCH.read(in);
        int leafSize = in.i32("leaf size", 1, Integer.MAX_VALUE);
        int code = in.u8(Codes.CATEGORY_SCALE.field());
        CategoryScale scale = Codes.CATEGORY_SCALE.of(code & ~WEIGHTED, in);
        ColumnWeights weights = (code & WEIGHTED) == 0 ? ColumnWeights.NONE : weights(in, schema);
        KnnOptions options = new KnnOptions(k, weighting, search, leafSize, scale, weights);

        Table training = TableCodec.read(in, schema);
        in.require(k <= training.rows(), "k is " + k + ", but there are " + training.rows() + " training rows");
        Labels labels = TableCodec.readLabels(in, training.rows());
        return new KnnTrainer(options, workers, kernels).fit(training, labels, Progress.NONE);
    }
}
