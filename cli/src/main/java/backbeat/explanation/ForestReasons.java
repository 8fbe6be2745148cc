package backbeat.explanation;

import backbeat.explanation.Reasons.Contribution;
import backbeat.explanation.Reasons.Unit;
import backbeat.explanation.TreePaths.TreePath;
import backbeat.forest.Attribution;
import backbeat.forest.RandomForest;
import backbeat.table.Schema;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the share of positive rows changes along a row's ways through the trees. */
public final class ForestReasons {
    /** Ways through trees that are shown. */
    private static final int SHOWN = 3;

    private ForestReasons() {}

    /** O(nodes of the forest). */
    public static Reasons of(RandomForest forest, Question question) {
        Attribution attribution = forest.explain(question.row(), 0);
        Schema schema = forest.schema();
        List<Contribution> contributions = new ArrayList<>();
        for (int c = 0; c < attribution.contributions().size(); c++) {
            String name = c < schema.numericCount()
                    ? schema.numeric().get(c)
                    : schema.categorical().get(c - schema.numericCount()).name();
            contributions.add(new Contribution(name, attribution.contributions().get(c), 0));
        }
        TreePaths paths = new TreePaths(forest, question.preprocessor());
        double[] answers = paths.answers(question.row(), 0);
        List<TreePath> typical = paths.typical(question.row(), 0, answers, SHOWN);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("trees", answers.length);
        data.put("answers", spread(answers));
        data.put("paths", typical);
        return new Reasons(
                "Changes of the share of positives on the ways through all trees, by the column that was asked; exact",
                Unit.PROBABILITY,
                "the mean share of positives in the trees' training rows",
                attribution.base(),
                forest.probabilities(question.row())[0],
                contributions,
                lines(answers, typical),
                data);
    }

    /** Least, quartiles and greatest. */
    private static List<Double> spread(double[] answers) {
        double[] sorted = answers.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return List.of(sorted[0], sorted[last / 4], sorted[last / 2], sorted[last - last / 4], sorted[last]);
    }

    private static List<String> lines(double[] answers, List<TreePath> typical) {
        List<Double> spread = spread(answers);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d trees answer from %.3f to %.3f, half of them from %.3f to %.3f.",
                answers.length,
                spread.get(0),
                spread.get(4),
                spread.get(1),
                spread.get(3)));
        lines.add("The " + typical.size() + " whose answers are nearest to the forest's, counted from 1 as by inspect"
                + " --tree:");
        for (TreePath path : typical) {
            lines.add(String.format(
                    Locale.ROOT,
                    "tree %d: %.3f in a leaf of %s, after %s:",
                    path.tree(),
                    path.probability(),
                    Numbers.counted(path.leafRows(), "row"),
                    Numbers.counted(path.depth(), "question")));
            path.conditions().forEach(condition -> lines.add("  " + condition));
        }
        return lines;
    }
}
