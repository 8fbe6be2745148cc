package backbeat.report.section;

import backbeat.evaluation.Interval;
import backbeat.report.chart.DotChart;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.LeakStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** The leak staircase: what relatives of test rows in the training rows are worth. */
public final class LeakSection {
    private LeakSection() {}

    public static Optional<Section> of(RunFiles run) {
        List<Block> blocks = new ArrayList<>(FixedRowsBlocks.of(run));
        List<Block> staircase = staircase(run);
        if (blocks.isEmpty()) {
            blocks.addAll(staircase);
        } else if (!staircase.isEmpty()) {
            blocks.add(shared(run.leaks()));
            List<Block> folded = new ArrayList<>(About.blocks(run, "staircase"));
            folded.addAll(staircase.subList(0, staircase.size() - 1));
            blocks.add(new Block.Fold("The same models under other splits", folded));
        }
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section("leaks", "What a leak is worth", blocks));
    }

    /** The staircase, the table of what is shared last. */
    private static List<Block> staircase(RunFiles run) {
        List<LeakStep> steps = run.leaks();
        if (steps.isEmpty()) {
            return List.of();
        }
        List<String> models = run.models().stream()
                .filter(model -> steps.stream().anyMatch(step -> auc(step, model) != null))
                .toList();
        List<String> learners =
                models.stream().filter(model -> !run.isConstant(model)).toList();
        DotChart chart = new DotChart(
                "ROC AUC",
                steps.stream().map(LeakStep::protocol).toList(),
                learners.stream().map(model -> dots(run, model, steps)).toList(),
                OptionalDouble.empty());
        return List.of(
                new Block.Paragraph("A model that has seen " + relatives(steps)
                        + " in training may have an easier test. From the first protocol to the last, fewer relatives of test rows are"
                        + " left in training, and the test rows are others: differences between steps hold both, and are not paired. Options"
                        + " are the same in every step, and forests have fewer trees than the study's own above."),
                figures(steps, models),
                new Block.Figure(
                        "leaks-auc",
                        "The leak staircase",
                        "AUC by protocol, with 95 % intervals: from the split that shares most at the top to the one that shares least at"
                                + " the bottom. A model that goes left lived on relatives, or has harder test rows.",
                        chart),
                shared(steps));
    }

    /** What test rows may share with training rows, by the recipe's keys. */
    private static String relatives(List<LeakStep> steps) {
        TreeSet<String> keys = new TreeSet<>();
        steps.forEach(step -> keys.addAll(step.shared().keySet()));
        return keys.isEmpty() ? "relatives of a test row" : "a test row's " + String.join(" or ", keys);
    }

    static Interval auc(LeakStep step, String model) {
        Map<String, Interval> metrics = step.models().get(model);
        return metrics == null ? null : metrics.get("auc");
    }

    private static DotChart.Dots dots(RunFiles run, String model, List<LeakStep> steps) {
        double[][] ends = new double[3][steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            Interval auc = auc(steps.get(i), model);
            ends[0][i] = auc == null ? Double.NaN : auc.value();
            ends[1][i] = auc == null ? Double.NaN : auc.low();
            ends[2][i] = auc == null ? Double.NaN : auc.high();
        }
        return new DotChart.Dots(model, run.style(model), ends[0], ends[1], ends[2]);
    }

    private static Block shared(List<LeakStep> steps) {
        TreeSet<String> keys = new TreeSet<>();
        steps.forEach(step -> keys.addAll(step.shared().keySet()));
        List<String> header = new ArrayList<>(List.of("The same"));
        steps.forEach(step -> header.add(step.protocol()));
        List<List<String>> rows = new ArrayList<>();
        for (String key : keys) {
            List<String> row = new ArrayList<>(List.of(key));
            for (LeakStep step : steps) {
                Double share = step.shared().get(key);
                row.add(share == null ? Show.NONE : Show.percent(share));
            }
            rows.add(row);
        }
        return new Block.Table("Test rows that share it with a training row, by how rows are split", header, rows);
    }

    private static Block figures(List<LeakStep> steps, List<String> models) {
        List<String> header = new ArrayList<>(List.of("Protocol"));
        header.addAll(models);
        List<List<String>> rows = new ArrayList<>();
        for (LeakStep step : steps) {
            List<String> row = new ArrayList<>(List.of(step.protocol()));
            models.forEach(model -> row.add(Show.interval(auc(step, model))));
            rows.add(row);
        }
        return new Block.Table("ROC AUC by protocol", header, rows);
    }
}
