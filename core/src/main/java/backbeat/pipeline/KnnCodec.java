package backbeat.pipeline;

import backbeat.kernel.Kernels;
import backbeat.model.Progress;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.Search;
import backbeat.neighbors.Weighting;
import backbeat.parallel.Workers;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.io.IOException;
import org.ejml.data.FMatrixRMaj;

/**
 * k nearest neighbors: the options and the training rows. The search index is built anew when a model is loaded; as the
 * neighbors found do not depend on how they are looked for, so are the bits of every prediction.
 *
 * <p>Bytes a training row: 4 a numeric column, 1 a categorical column of up to 255 categories, 1 for the label.
 */
final class KnnCodec implements LearnerCodec<KnnClassifier> {
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
        Codes.CATEGORY_SCALE.write(options.scale(), out);
        Table training = model.training();
        int d = training.schema().numericCount();
        out.i32(training.rows());
        out.rawFloats(training.numeric().data, training.rows() * d);
        for (int c = 0; c < training.schema().categoricalCount(); c++) {
            if (training.schema().categorical().get(c).isSet()) {
                SetsCodec.writeSets(training.sets(c), out);
            }
            CodeColumn.write(training.codes(c), training.sets(c), out);
        }
        out.raw(model.labels().toArray());
    }

    @Override
    public KnnClassifier read(SectionReader in, Schema schema, Workers workers, Kernels kernels) throws IOException {
        int k = in.i32("k", 1, Integer.MAX_VALUE);
        Weighting weighting = Codes.WEIGHTING.read(in);
        Search search = Codes.SEARCH.read(in);
        int leafSize = in.i32("leaf size", 1, Integer.MAX_VALUE);
        CategoryScale scale = Codes.CATEGORY_SCALE.read(in);
        KnnOptions options = new KnnOptions(k, weighting, search, leafSize, scale);

        int d = schema.numericCount();
        int rows = in.count("training rows", 1 + d * Float.BYTES + schema.categoricalCount());
        in.require(k <= rows, "k is " + k + ", but there are " + rows + " training rows");
        in.require((long) rows * d <= Integer.MAX_VALUE - 8, rows + " × " + d + " values are too many");
        FMatrixRMaj numeric = new FMatrixRMaj(rows, d);
        for (int i = 0; i < rows * d; i++) {
            numeric.data[i] = in.f32("a value of a training row");
        }
        int[][] codes = new int[schema.categoricalCount()][];
        SetColumn[] sets = new SetColumn[codes.length];
        for (int c = 0; c < codes.length; c++) {
            CategoricalColumn column = schema.categorical().get(c);
            sets[c] = column.isSet() ? SetsCodec.readSets(in, column) : SetColumn.none(column.size());
            codes[c] = CodeColumn.read(in, column, sets[c], rows);
        }
        byte[] labels = new byte[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = (byte) (in.bool("label") ? 1 : 0);
        }
        Table training = new Table(schema, numeric, codes, sets);
        return new KnnTrainer(options, workers, kernels).fit(training, new Labels(labels), Progress.NONE);
    }
}
