package backbeat.pmml;

import backbeat.forest.RandomForest;
import backbeat.pmml.PmmlInputs.Sides;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.tree.FlatTree;
import java.util.ArrayList;
import java.util.List;
import org.dmg.pmml.Array;
import org.dmg.pmml.ComplexArray;
import org.dmg.pmml.MiningFunction;
import org.dmg.pmml.Model;
import org.dmg.pmml.Predicate;
import org.dmg.pmml.SimplePredicate;
import org.dmg.pmml.SimpleSetPredicate;
import org.dmg.pmml.True;
import org.dmg.pmml.mining.MiningModel;
import org.dmg.pmml.mining.Segment;
import org.dmg.pmml.mining.Segmentation;
import org.dmg.pmml.tree.BranchNode;
import org.dmg.pmml.tree.LeafNode;
import org.dmg.pmml.tree.Node;
import org.dmg.pmml.tree.TreeModel;

/** A forest as the average of regression trees whose scores are the leaves' shares of positives. */
public final class PmmlForest {
    private final PmmlInputs inputs;
    private final Schema schema;

    private PmmlForest(PmmlInputs inputs) {
        this.inputs = inputs;
        this.schema = inputs.preprocessor().schema();
    }

    public static Model of(RandomForest forest, PmmlInputs inputs) {
        PmmlForest writer = new PmmlForest(inputs);
        List<Segment> segments = new ArrayList<>();
        for (FlatTree tree : forest.trees()) {
            TreeModel model =
                    new TreeModel(MiningFunction.REGRESSION, inputs.miningSchema(), writer.node(tree, 0, new True()));
            model.setSplitCharacteristic(TreeModel.SplitCharacteristic.BINARY_SPLIT);
            model.setMissingValueStrategy(TreeModel.MissingValueStrategy.NONE);
            model.setNoTrueChildStrategy(TreeModel.NoTrueChildStrategy.RETURN_NULL_PREDICTION);
            segments.add(new Segment(new True(), model).setId(Integer.toString(segments.size() + 1)));
        }
        return new MiningModel(MiningFunction.REGRESSION, inputs.miningSchema())
                .setSegmentation(new Segmentation(Segmentation.MultipleModelMethod.AVERAGE, segments));
    }

    /** A subtree; depth first, as deep as the tree. */
    private Node node(FlatTree tree, int node, Predicate predicate) {
        if (tree.isLeaf(node)) {
            return new LeafNode(tree.value(node), predicate);
        }
        Sides sides = tree.kind(node) == FlatTree.Kind.NUMERIC
                ? inputs.numeric(tree.column(node), tree.threshold(node))
                : categories(tree, node);
        Node left = node(tree, tree.left(node), sides.left());
        Node right = node(tree, tree.right(node), sides.right());
        // A comparison with a missing value is neither true nor false: the child that takes it stands first.
        return sides.missingLeft()
                ? new BranchNode(null, predicate).addNodes(left, right)
                : new BranchNode(null, predicate).addNodes(right, left);
    }

    private Sides categories(FlatTree tree, int node) {
        int column = tree.column(node) - schema.numericCount();
        CategoricalColumn categories = schema.categorical().get(column);
        List<String> right = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (int code = 0; code < categories.size(); code++) {
            (goesRight(tree, node, code) ? right : left)
                    .add(categories.categories().get(code));
        }
        boolean unseenRight = goesRight(tree, node, categories.size());
        String name = categories.name();
        // The side that unseen categories go to is that of all but the other's.
        List<String> named = unseenRight ? left : right;
        Predicate in = predicate(name, named, true);
        Predicate others = predicate(name, named, false);
        return missing(tree, node, column, unseenRight ? in : others, unseenRight ? others : in);
    }

    /** The empty text, and an absent one. */
    private Sides missing(FlatTree tree, int node, int column, Predicate left, Predicate right) {
        int code = inputs.missing(column);
        if (code < 0) {
            return new Sides(left, right, true);
        }
        String name = schema.categorical().get(column).name();
        return PmmlInputs.withMissing(name, left, right, !goesRight(tree, node, code));
    }

    private static boolean goesRight(FlatTree tree, int node, int code) {
        return tree.goesRight(node, code);
    }

    private static Predicate predicate(String name, List<String> categories, boolean in) {
        if (categories.size() == 1) {
            SimplePredicate.Operator operator =
                    in ? SimplePredicate.Operator.EQUAL : SimplePredicate.Operator.NOT_EQUAL;
            return new SimplePredicate(name, operator, categories.get(0));
        }
        SimpleSetPredicate.BooleanOperator operator =
                in ? SimpleSetPredicate.BooleanOperator.IS_IN : SimpleSetPredicate.BooleanOperator.IS_NOT_IN;
        return new SimpleSetPredicate(
                name, operator, new ComplexArray().setType(Array.Type.STRING).setValue(categories));
    }
}
