package backbeat.logistic;

import backbeat.kernel.Fused;
import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.kernel.MathKernels;
import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.List;
import java.util.Objects;

/**
 * A fitted logistic regression: the log-odds of a row are {@code intercept + Σ coefficient·value} over the numeric columns
 * and one coefficient for each of the row's categories. Immutable; 4 bytes a coefficient.
 *
 * <p>Numeric values are those of the table, so a coefficient is what one standard deviation adds where the columns are
 * standardized. An unseen category adds nothing.
 *
 * <p>A logit is summed in single precision with fused multiply-adds, from the intercept on, numeric columns first, and goes
 * through the sigmoid in double precision: the bits of a network's layer of one unit.
 */
public final class LogisticRegression implements BinaryClassifier {
    /** Rows a task, and logits that a thread keeps. */
    private static final int CHUNK = 2_048;

    private final Schema schema;
    private final float[] coefficients;
    private final float intercept;
    private final List<Step> steps;
    private final MathKernels math;
    private final int[] offsets;

    /**
     * A step of the fit.
     *
     * @param length which share of the Newton step was gone, at most 1
     * @param loss   the mean cross-entropy of the training rows before the step
     */
    public record Step(double length, double loss) {}

    /**
     * A model from its parts.
     *
     * @param schema       the columns
     * @param coefficients one per one-hot column, in the numbering of {@link Schema}; copied
     * @param intercept    the log-odds of a row whose numbers are 0 and whose categories are unseen
     * @param steps        how it was fitted; may be empty
     * @throws IllegalArgumentException if the number of coefficients is not the schema's, or a value is not finite
     */
    public LogisticRegression(Schema schema, float[] coefficients, float intercept, List<Step> steps) {
        this(schema, coefficients, intercept, steps, KernelProvider.best().kernels());
    }

    /** As above, with kernels of the caller's choice, which change the speed and nothing else. */
    public LogisticRegression(Schema schema, float[] coefficients, float intercept, List<Step> steps, Kernels kernels) {
        this.schema = Objects.requireNonNull(schema, "schema");
        this.coefficients = coefficients.clone();
        this.intercept = intercept;
        this.steps = List.copyOf(steps);
        this.math = kernels.math();
        this.offsets = new int[schema.categoricalCount()];
        for (int c = 0; c < offsets.length; c++) {
            offsets[c] = schema.oneHotOffset(c);
        }
        if (coefficients.length != schema.oneHotWidth()) {
            throw new IllegalArgumentException("Logistic regression over " + schema.oneHotWidth()
                    + " numeric columns and categories cannot have " + coefficients.length + " coefficients");
        }
        requireFinite(intercept, "intercept");
        for (int f = 0; f < coefficients.length; f++) {
            requireFinite(coefficients[f], "coefficient at " + f);
        }
    }

    private static void requireFinite(float value, String what) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("Logistic regression: the " + what + " is " + value);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** What a row's log-odds begin with. */
    public float intercept() {
        return intercept;
    }

    /** The coefficient of one-hot column {@code column}: the numeric columns first, then category by category. */
    public float coefficient(int column) {
        return coefficients[column];
    }

    /** The coefficient of category {@code code} of categorical column {@code column}. */
    public float coefficient(int column, int code) {
        return coefficients[offsets[column] + code];
    }

    /** A copy of all coefficients, by one-hot column. */
    public float[] coefficientsToArray() {
        return coefficients.clone();
    }

    /** The steps of the fit that made this model. */
    public List<Step> steps() {
        return steps;
    }

    @Override
    public void probabilities(Table table, Workers workers, double[] out) {
        BinaryClassifier.checkArguments(schema, table, out);
        workers.forEachChunk(table.rows(), CHUNK, (from, to, worker) -> {
            float[] logits = new float[to - from];
            for (int r = from; r < to; r++) {
                logits[r - from] = logit(table, r);
            }
            math.sigmoid(logits, 0, logits.length, out, from, new double[logits.length]);
        });
    }

    /** The log-odds of one row of a table with this model's schema. */
    public float logit(Table table, int row) {
        float[] numeric = table.numeric().data;
        int d = schema.numericCount();
        float z = intercept;
        for (int j = 0, at = row * d; j < d; j++, at++) {
            z = Fused.fma(numeric[at], coefficients[j], z);
        }
        for (int c = 0; c < offsets.length; c++) {
            int code = table.code(row, c);
            SetColumn sets = table.sets(c);
            for (int place = 0, size = sets.size(code); place < size; place++) {
                z += coefficients[offsets[c] + sets.member(code, place)];
            }
        }
        return z > Float.NEGATIVE_INFINITY ? z : Float.NEGATIVE_INFINITY; // ∞ − ∞ too, so that there is an answer
    }
}
