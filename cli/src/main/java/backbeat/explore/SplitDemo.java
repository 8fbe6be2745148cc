package backbeat.explore;

import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.reference.NaiveTree;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.text.Numbers;
import backbeat.tree.Candidates;
import backbeat.tree.FlatTree;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * 400 rows of one column with eight genres. Step {@code s} has scored the splits "is it this genre?" of the first {@code s};
 * the last step divides the genres into two sets. What had to be read for it is counted both ways.
 */
final class SplitDemo implements Exploration.Demonstration {
    private static final int ROWS = 400;
    private static final List<String> GENRES =
            List.of("blues", "choir", "disco", "folk", "house", "opera", "pop", "tango");
    private static final double[] RATES = {0.25, 0.1, 0.55, 0.3, 0.45, 0.05, 0.8, 0.35};

    private final Table table;
    private final Labels labels;
    private final int[] rows = new int[GENRES.size()];
    private final int[] positives = new int[GENRES.size()];

    SplitDemo() {
        Xoshiro256 random = new Xoshiro256(12);
        int[] codes = new int[ROWS];
        byte[] values = new byte[ROWS];
        for (int row = 0; row < ROWS; row++) {
            codes[row] = random.nextInt(GENRES.size());
            values[row] = (byte) (random.nextDouble() < RATES[codes[row]] ? 1 : 0);
            rows[codes[row]]++;
            positives[codes[row]] += values[row];
        }
        Schema schema = new Schema(List.of(), List.of(new CategoricalColumn("genre", GENRES)));
        table = new Table(schema, new FMatrixRMaj(ROWS, 0), new int[][] {codes});
        labels = new Labels(values);
    }

    @Override
    public int steps() {
        return GENRES.size() + 1;
    }

    /** The first split of the real tree, whichever way it may divide the genres. */
    private FlatTree stump(boolean subsets) {
        ForestOptions options = (subsets ? ForestOptions.subsets() : ForestOptions.defaults())
                .withTrees(1)
                .withBootstrap(false)
                .withOutOfBag(false)
                .withCandidates(Candidates.all())
                .withMaxDepth(1);
        return new RandomForestTrainer(options, Workers.sequential())
                .fit(table, labels)
                .trees()
                .get(0);
    }

    /** The decrease of Gini impurity when genre {@code g} is split off, in thousandths. */
    private double decrease(int g) {
        double score = NaiveTree.score(ROWS - rows[g], labels.positives() - positives[g], ROWS, labels.positives());
        return 1000 * 2 * score / ((double) ROWS * ROWS);
    }

    @Override
    public Scene scene(int step) {
        boolean sets = step > GENRES.size();
        int scored = Math.min(step, GENRES.size());
        FlatTree tree = stump(sets);
        Drawing drawing = new Drawing(640, 420, sets ? "The best two sets of genres" : "Splits scored: " + scored);
        Chart chart = new Chart(60, 28, 560, 330, new double[] {0, GENRES.size()}, new double[] {0, 1});
        drawing.rectangle(chart.x(0), chart.y(1), 560, 330, "panel");
        drawing.text(60, 21, "share of popular songs; above the bars, what splitting the genre off is worth");
        for (int g = 0; g < GENRES.size(); g++) {
            double x = chart.x(g) + 8;
            double rate = (double) positives[g] / rows[g];
            boolean right = sets ? tree.goesRight(0, g) : scored == GENRES.size() && tree.category(0) == g;
            double top = chart.y(rate);
            drawing.rectangle(x, top, 54, chart.y(0) - top, right ? "yes" : g < scored ? "no" : "box");
            drawing.text(x + 27, chart.y(0) + 16, "middle", GENRES.get(g));
            drawing.text(x + 27, top - 5, "middle", g < scored ? Numbers.fixed(decrease(g), 1) : "");
        }
        return new Scene(drawing.toString(), lines(scored, sets, tree));
    }

    private List<String> lines(int scored, boolean sets, FlatTree tree) {
        List<String> lines = new ArrayList<>();
        if (sets) {
            List<String> right = new ArrayList<>();
            for (int g = 0; g < GENRES.size(); g++) {
                if (tree.goesRight(0, g)) {
                    right.add(GENRES.get(g));
                }
            }
            lines.add("Best two sets: " + String.join(", ", right) + " against the rest");
            lines.add("Cuts tried, in the order of the rates: " + (GENRES.size() - 1) + " of "
                    + ((1 << (GENRES.size() - 1)) - 1) + " divisions");
        } else {
            lines.add("Genre " + GENRES.get(scored - 1) + ": " + rows[scored - 1] + " rows, " + positives[scored - 1]
                    + " popular; impurity decreases by "
                    + Numbers.fixed(decrease(scored - 1), 1) + " thousandths");
            lines.add("Read from one-hot columns so far: " + scored * ROWS + " cells");
            lines.add("Read from codes: " + ROWS + ", once for all genres");
            if (scored == GENRES.size()) {
                lines.add("Best single genre, by the real tree: " + GENRES.get(tree.category(0)));
            }
        }
        return lines;
    }
}
