package backbeat.onnx;

import backbeat.forest.RandomForest;
import backbeat.onnx.OnnxGraph.Type;
import java.util.Arrays;
import java.util.List;

/**
 * A forest in standard operators: rows walk down their trees side by side, a level at a time, by looking up their node's
 * column, threshold and children (Nakandala et al. 2020, OSDI, "tree traversal"). Pairs of row and tree that have come to
 * their leaf are left out from then on, so that one deep leaf does not hold up the rest.
 *
 * <p><b>Why not the tree operators of {@code ai.onnx.ml}.</b> They leave the order of the sum open, and ONNX Runtime changes
 * it with threads and rows; a calibration with steps makes another answer of a last bit. Every release had a fault in one
 * of them or took long to load a forest of 100 trees. docs/models.md has the table.
 *
 * <p><b>Why the answers are exact.</b> The engine's probability is {@code (((0 + v₁) + v₂) + … + v_T) / T} in double
 * precision. Here, too: comparisons round nothing; votes are looked up; each addition is an {@code Add} of its own, whose
 * left operand is the sum so far; and the rounds of a {@code Loop} run in order by definition. IEEE 754 leaves no choice in
 * the result of one addition or one division, so the bits are the engine's on every runtime, for any number of threads and
 * rows, and whatever is computed from them, such as the steps of an isotonic map, meets the same number. The trees that
 * fill up the last group vote 0, which changes no bit of a sum that is not −0.
 *
 * <p>O(levels · rows · trees) time; about 6 KB of memory a row, for {@value #GROUP} trees are walked at a time.
 */
public final class ForestGraph {
    /** With more, fewer rounds; with fewer, less memory. */
    private static final int GROUP = 128;

    /** Levels a round. A round costs some operators more than its levels. */
    private static final int LEVELS = 4;

    private final OnnxGraph graph;
    private final int trees;
    private final int groups;
    private final int group;
    private final ForestNodes nodes;
    private final ForestFeatures features;

    // Names of the nodes' arrays in the graph.
    private final String columns;
    private final String thresholds;
    private final String children;
    private final String sets;
    private final String members;
    private final String votes;
    private final String flat;

    private ForestGraph(OnnxGraph graph, RandomForest forest, RawInputs inputs) {
        this.graph = graph;
        this.trees = forest.trees().size();
        this.groups = (trees + GROUP - 1) / GROUP;
        this.group = (trees + groups - 1) / groups;
        this.nodes = new ForestNodes(forest);
        this.columns = graph.constant(nodes.columns, nodes.columns.length);
        this.thresholds = graph.constant(nodes.thresholds, nodes.thresholds.length);
        this.children = graph.constant(nodes.children, nodes.children.length);
        double[] distinct = nodes.votes();
        this.votes = graph.constant(distinct, distinct.length);
        byte[] truths = nodes.members();
        this.sets = nodes.withSets ? graph.constant(nodes.sets, nodes.sets.length) : "";
        this.members = nodes.withSets ? graph.truths(truths, truths.length) : "";
        this.flat = graph.constant(new long[] {-1}, 1);
        this.features = ForestFeatures.add(graph, forest.schema(), inputs, nodes.withSets);
    }

    /**
     * Adds the forest and returns the probability of the positive class, double precision, {@code rows × 1}.
     *
     * @throws IllegalArgumentException if an ONNX file cannot hold the forest
     */
    public static String add(OnnxGraph graph, RandomForest forest, RawInputs inputs) {
        return new ForestGraph(graph, forest, inputs).add();
    }

    private String add() {
        String roots = graph.constant(roots(), groups, group);
        String size = axis0("Concat", features.rows(), graph.constant(new long[] {group}, 1));
        String offsets = graph.node("Reshape", graph.node("Expand", features.offsets(), size), flat);
        String pairs = range(graph.node("Size", offsets));
        String nothing = graph.filled(axis0("Concat", features.rows(), graph.constant(new long[] {1}, 1)), Type.DOUBLE);
        String table = graph.constant(new long[] {-1, group}, 2);
        OnnxGraph.Round round = (body, number, sums) -> {
            String start = body.node("Expand", body.node("Gather", roots, number), size);
            String leaves = walk(body, body.node("Reshape", start, flat), offsets, pairs);
            return List.of(sum(body, sums.get(0), body.node("Reshape", leaves, table)));
        };
        String rounds = graph.constant(new long[] {groups}, 1);
        String sum = graph.repeat(rounds, List.of(Type.DOUBLE), List.of(nothing), round)
                .get(0);
        return graph.node("Div", sum, graph.constant(new double[] {trees}, 1));
    }

    private String axis0(String operator, String first, String second) {
        return graph.node(operator, List.of(first, second), OnnxGraph.integer("axis", 0));
    }

    /** The numbers from 0 to {@code end - 1}. */
    private String range(String end) {
        String zero = graph.constant(new int[] {0});
        return graph.node("Range", List.of(zero, graph.cast(end, Type.INT32), graph.constant(new int[] {1})));
    }

    /** The roots, group by group. */
    private int[] roots() {
        int[] roots = Arrays.copyOf(nodes.roots, groups * group);
        Arrays.fill(roots, trees, roots.length, nodes.roots[trees]);
        return roots;
    }

    /**
     * From nodes to the leaves below them, one for each pair of row and tree.
     *
     * @param offsets where the row's features begin
     * @param pairs   the numbers of the pairs
     */
    private String walk(OnnxGraph graph, String start, String offsets, String pairs) {
        List<Type> types = List.of(Type.INT32, Type.INT32, Type.INT32, Type.INT32);
        return graph.repeatWhile(types, List.of(start, offsets, pairs, start), (body, round, states) -> {
                    String offset = states.get(1);
                    String pair = states.get(2);
                    String before = states.get(0);
                    for (int level = 1; level < LEVELS; level++) {
                        before = child(body, before, offset);
                    }
                    String node = child(body, before, offset);
                    String reached = body.node("ScatterElements", List.of(states.get(3), pair, node));
                    // A leaf is its own child. Others go on.
                    String on = body.cast(body.node("Sub", node, before), Type.BOOL);
                    String still = body.node("Compress", node, on);
                    String more = body.node("Greater", body.node("Size", still), body.constant(new long[] {0}));
                    return List.of(
                            more, still, body.node("Compress", offset, on), body.node("Compress", pair, on), reached);
                })
                .get(3);
    }

    private String child(OnnxGraph graph, String node, String offset) {
        String place = graph.node("Add", graph.node("GatherElements", columns, node), offset);
        String x = graph.node("GatherElements", features.values(), place);
        String right = graph.node("Greater", x, graph.node("GatherElements", thresholds, node));
        if (nodes.wide) {
            right = graph.node("Or", right, hasMember(graph, node, offset));
        } else if (nodes.withSets) {
            String code = graph.node("GatherElements", features.codes(), place);
            String member = graph.node("Add", graph.node("GatherElements", sets, node), code);
            right = graph.node("Or", right, graph.node("GatherElements", members, member));
        }
        String left = graph.node("Add", node, node);
        return graph.node("GatherElements", children, graph.node("Add", left, graph.cast(right, Type.INT32)));
    }

    /** Whether a one-hot column that the row has is in the node's set. */
    private String hasMember(OnnxGraph graph, String node, String offset) {
        String row = graph.node("Div", offset, graph.constant(new int[] {features.width()}));
        String own = graph.node("Gather", List.of(features.members(), row), OnnxGraph.integer("axis", 0));
        String set = graph.node("Reshape", graph.node("Gather", sets, node), graph.constant(new long[] {-1, 1}, 2));
        String truths = graph.cast(graph.node("Gather", members, graph.node("Add", own, set)), Type.INT32);
        String any = graph.node(
                "ReduceMax",
                List.of(truths),
                OnnxGraph.integers("axes", new long[] {1}),
                OnnxGraph.integer("keepdims", 0));
        return graph.cast(any, Type.BOOL);
    }

    /** The sum with the votes of {@code rows × group} leaves, tree after tree. */
    private String sum(OnnxGraph graph, String sum, String leaves) {
        String place = graph.cast(graph.node("Gather", thresholds, leaves), Type.INT32);
        String vote = graph.node("Gather", votes, place);
        List<String> ofTrees =
                group == 1 ? List.of(vote) : graph.node("Split", List.of(vote), group, OnnxGraph.integer("axis", 1));
        for (String ofTree : ofTrees) {
            sum = graph.node("Add", sum, ofTree);
        }
        return sum;
    }
}
