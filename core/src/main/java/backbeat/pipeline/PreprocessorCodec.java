package backbeat.pipeline;

import backbeat.data.Reading;
import backbeat.preparation.Gaps;
import backbeat.preparation.Preprocessor;
import backbeat.preparation.SetNumbers;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The schema with its vocabularies, and per numeric column the clip bounds, mean and standard deviation. */
final class PreprocessorCodec {
    private static final int NUMERIC_BYTES = Integer.BYTES + 4 * Double.BYTES;

    private PreprocessorCodec() {}

    static void write(Preprocessor preprocessor, SectionWriter out) throws IOException {
        Schema schema = preprocessor.schema();
        out.i32(schema.numericCount());
        for (int c = 0; c < schema.numericCount(); c++) {
            out.text(schema.numeric().get(c));
            out.f64(preprocessor.lower(c));
            out.f64(preprocessor.upper(c));
            out.f64(preprocessor.mean(c));
            out.f64(preprocessor.deviation(c));
        }
        out.i32(preprocessor.booleans());
        out.bool(preprocessor.dropping());
        out.i32(schema.categoricalCount());
        for (CategoricalColumn column : schema.categorical()) {
            out.text(column.name());
            out.texts(column.categories());
        }
    }

    /**
     * @param separators of the categorical columns; empty where none of them holds sets
     * @param derived    the numbers of sets, which are the last numeric columns
     */
    static Preprocessor read(
            SectionReader in,
            Optional<Gaps> gaps,
            Reading reading,
            List<Optional<Character>> separators,
            List<SetNumbers> derived)
            throws IOException {
        int d = in.count("numeric columns", NUMERIC_BYTES);
        List<String> names = new ArrayList<>(d);
        double[][] state = new double[4][d];
        for (int c = 0; c < d; c++) {
            names.add(in.text("name of a numeric column"));
            state[0][c] = in.anyF64("lower bound");
            state[1][c] = in.anyF64("upper bound");
            state[2][c] = in.f64("mean");
            state[3][c] = in.f64("standard deviation");
        }
        int booleans = in.i32("number of booleans", 0, d);
        boolean dropping = in.bool("whether outliers are dropped");
        int categorical = in.count("categorical columns", 2 * Integer.BYTES);
        List<CategoricalColumn> columns = new ArrayList<>(categorical);
        for (int c = 0; c < categorical; c++) {
            Optional<Character> separator = c < separators.size() ? separators.get(c) : Optional.empty();
            columns.add(
                    new CategoricalColumn(in.text("name of a categorical column"), in.texts("categories"), separator));
        }
        in.require(
                separators.isEmpty() || separators.size() == categorical,
                "the separators are those of " + separators.size() + " columns, not of " + categorical);
        Schema schema = new Schema(names, columns);
        return new Preprocessor(
                schema,
                booleans,
                state[0],
                state[1],
                state[2],
                state[3],
                dropping,
                gaps.orElseGet(() -> Gaps.none(d - SetNumbers.COUNT * derived.size(), categorical)),
                reading,
                derived);
    }
}
