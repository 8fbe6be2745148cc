package backbeat.onnx;

import backbeat.neighbors.CategoryWeights;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.Weighting;
import backbeat.onnx.OnnxGraph.Type;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.List;

/**
 * Brute-force search in standard operators: the squared distance is summed column by column in the engine's order, so it
 * has the engine's bits, and {@code TopK} resolves ties to the lower index as the engine does. Exact, and O(rows · n)
 * in time and memory: a runtime should be given small batches.
 */
public final class KnnGraph {
    /** Half a file of at most 2 GB. */
    private static final int MOST_MEMBERS = 1 << 28;

    private final OnnxGraph graph;
    private final KnnClassifier model;
    private final Table training;

    private KnnGraph(OnnxGraph graph, KnnClassifier model) {
        this.graph = graph;
        this.model = model;
        this.training = model.training();
    }

    /** Of graphs of many columns side by side, single rows in particular. */
    static final String NEEDS =
            "1.21 or newer, for 1.18 gives wrong answers for few rows at a time: it reuses memory that is still"
                    + " read (or 1.18 with setMemoryPatternOptimization(false) and setCPUArenaAllocator(false))";

    /** Adds the search and returns the probability of the positive class, double precision, {@code rows × 1}. */
    public static String add(OnnxGraph graph, KnnClassifier model, RawInputs inputs) {
        graph.needs(NEEDS);
        KnnGraph knn = new KnnGraph(graph, model);
        return knn.vote(knn.distances(inputs));
    }

    /** Squared distances, {@code rows × n}. */
    private String distances(RawInputs inputs) {
        Schema schema = training.schema();
        int d = schema.numericCount();
        String sum = "";
        if (d > 0) {
            List<String> query = d == 1
                    ? List.of(inputs.numeric())
                    : graph.node("Split", List.of(inputs.numeric()), d, OnnxGraph.integer("axis", 1));
            for (int c = 0; c < d; c++) {
                String difference = graph.node("Sub", query.get(c), column(c));
                sum = plus(sum, graph.node("Mul", difference, difference));
            }
        }
        CategoryWeights weights = CategoryWeights.of(model.options(), training);
        for (int c = 0; c < schema.categoricalCount(); c++) {
            boolean set = schema.categorical().get(c).isSet();
            String query = inputs.codes().get(c);
            sum = plus(sum, set ? symmetricDifference(weights, c, query) : mismatch(weights, c, query));
        }
        return sum;
    }

    private String plus(String sum, String term) {
        return sum.isEmpty() ? term : graph.node("Add", sum, term);
    }

    private String column(int column) {
        float[] values = new float[training.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = training.value(row, column);
        }
        return graph.constant(values, 1, values.length);
    }

    /**
     * What a set column adds: the weights of the members that only one side has. Where their sums are exact in any order, as
     * with weights of 1, they are those of both sides without those that they share, a matrix product; else they are added up
     * member after member, as the engine does.
     */
    private String symmetricDifference(CategoryWeights weights, int column, String query) {
        SetColumn sets = training.sets(column);
        int n = training.rows();
        int size = sets.categories();
        if ((long) n * size > MOST_MEMBERS) {
            throw new IllegalArgumentException(n + " training rows × " + size + " members of '"
                    + training.schema().categorical().get(column).name() + "' are too many for an ONNX file");
        }
        float[] weight = new float[size];
        for (int member = 0; member < size; member++) {
            weight[member] = weights.weight(column, member);
        }
        return ExactSums.exactInAnyOrder(weight)
                ? product(sets, column, weight, query)
                : ExactSums.differences(graph, training, column, weight, query);
    }

    private String product(SetColumn sets, int column, float[] weight, String query) {
        int n = training.rows();
        int size = weight.length;
        float[] shared = new float[size * n];
        float[] ofRow = new float[n];
        for (int row = 0; row < n; row++) {
            for (int member : sets.members(training.code(row, column))) {
                shared[member * n + row] = 2 * weight[member];
                ofRow[row] += weight[member];
            }
        }
        String ofQuery = graph.node("MatMul", query, graph.constant(weight, size, 1));
        String both = graph.node("Add", ofQuery, graph.constant(ofRow, 1, n));
        return graph.node("Sub", both, graph.node("MatMul", query, graph.constant(shared, size, n)));
    }

    /** What a categorical column adds: 0 where the codes agree, else the weights of both; unseen ones weigh nothing. */
    private String mismatch(CategoryWeights weights, int column, String query) {
        int n = training.rows();
        int size = training.schema().categorical().get(column).size();
        long[] codes = new long[n];
        float[] weightOfRow = new float[n];
        for (int row = 0; row < n; row++) {
            int code = training.code(row, column);
            codes[row] = code == Table.UNSEEN ? size : code;
            weightOfRow[row] = weights.weight(column, code);
        }
        float[] weightOfCode = new float[size + 1];
        for (int code = 0; code < size; code++) {
            weightOfCode[code] = weights.weight(column, code);
        }
        String same = graph.node("Equal", query, graph.constant(codes, 1, n));
        String weight = graph.node("Gather", graph.constant(weightOfCode, size + 1), query);
        String cost = graph.node("Add", weight, graph.constant(weightOfRow, 1, n));
        return graph.node("Where", List.of(same, graph.constant(new float[] {0}, 1), cost));
    }

    /** The share of positives among the nearest, weighted as the model says. */
    private String vote(String distances) {
        int k = model.options().k();
        List<String> nearest = graph.node(
                "TopK",
                List.of(distances, graph.constant(new long[] {k}, 1)),
                2,
                OnnxGraph.integer("axis", 1),
                OnnxGraph.integer("largest", 0),
                OnnxGraph.integer("sorted", 1));
        double[] labels = new double[training.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = model.labels().get(row);
        }
        String positive = graph.node("Gather", graph.constant(labels, labels.length), nearest.get(1));
        if (model.options().weighting() == Weighting.UNIFORM) {
            return graph.node("Div", sum(positive), graph.constant(new double[] {k}, 1));
        }
        String votes = votes(nearest.get(0));
        return graph.node("Div", sum(graph.node("Mul", votes, positive)), sum(votes));
    }

    /** One over the distance; where the nearest lies on the query, 1 for all that do and 0 for the others. */
    private String votes(String squared) {
        String distance = graph.cast(squared, Type.DOUBLE);
        String zero = graph.constant(new double[] {0}, 1);
        String one = graph.constant(new double[] {1}, 1);
        String onQuery = graph.node("Equal", distance, zero);
        String first = graph.node(
                "Gather", List.of(distance, graph.constant(new long[] {0}, 1)), OnnxGraph.integer("axis", 1));
        String exact = graph.node("Equal", first, zero);
        String inverse = graph.node("Div", one, graph.node("Sqrt", distance));
        return graph.node("Where", List.of(exact, graph.cast(onQuery, Type.DOUBLE), inverse));
    }

    /** From the nearest on, each an operator of its own: {@code ReduceSum} would leave the order, and last bits, open. */
    private String sum(String value) {
        int k = model.options().k();
        if (k == 1) {
            return value;
        }
        List<String> terms = graph.node("Split", List.of(value), k, OnnxGraph.integer("axis", 1));
        String sum = terms.get(0);
        for (String term : terms.subList(1, k)) {
            sum = graph.node("Add", sum, term);
        }
        return sum;
    }
}
