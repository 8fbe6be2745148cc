package backbeat.report.section;

import backbeat.evaluation.Interval;
import backbeat.report.chart.DotChart;
import backbeat.report.page.Block;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.LeakStudy.FixedLeaks;
import backbeat.text.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What each kind of relative in training is worth on the same test rows. */
final class FixedRowsBlocks {
    private FixedRowsBlocks() {}

    static List<Block> of(RunFiles run) {
        FixedLeaks found = run.result().fixedLeaks();
        if (found == null || found.steps().size() < 2) {
            return List.of();
        }
        List<String> models = new ArrayList<>(found.steps().get(0).models().keySet());
        List<Block> blocks = new ArrayList<>(
                List.of(new Block.Paragraph("A leak is knowledge of test rows that reached the training:"
                        + " here, rows that are related to them.")));
        blocks.addAll(About.blocks(run, "leaks"));
        blocks.addAll(List.of(
                new Block.Paragraph("The test rows here are the same " + Show.count(found.test())
                        + " all the way, and so is the number of training rows (" + Show.count(found.train())
                        + "). Only what training holds changes: first nothing that is related to a test row, then its relatives,"
                        + " which take the place of unrelated rows. Every gain is paired, over the step before, with its 95 %"
                        + " interval over " + Plural.of(found.clusters())
                        + " (of fewer draws than above, and not adjusted for their number); the second table looks at those test rows"
                        + " alone that got such a relative. What a step is worth depends on the steps before it."),
                all(found, models),
                new Block.Figure(
                        "leaks-fixed",
                        "With and without a relative in training",
                        "A model that moves right ranks these rows better once their relatives are in training: it remembers, or has learned"
                                + " what relatives share. AUC on the test rows that got a relative of the kind named, before and after, with"
                                + " 95 % intervals.",
                        chart(run, found, models)),
                affected(found, models)));
        return blocks;
    }

    private static String named(FixedLeaks.Step step) {
        return step.relation().isEmpty() ? "nothing related" : "+ the same " + step.relation();
    }

    private static Block all(FixedLeaks found, List<String> models) {
        List<String> header = new ArrayList<>(List.of("Training holds", "relatives"));
        models.forEach(model -> header.addAll(List.of(model + " AUC", model + " gain")));
        List<List<String>> rows = new ArrayList<>();
        for (FixedLeaks.Step step : found.steps()) {
            List<String> row = new ArrayList<>(List.of(named(step), Show.count(step.added())));
            for (String model : models) {
                FixedLeaks.Worth worth = step.models().get(model);
                row.add(Show.fixed(worth.auc().value()));
                row.add(Show.signed(worth.gain()));
            }
            rows.add(row);
        }
        return new Block.Table("ROC AUC on all of the test rows, and the gain of each step", header, rows);
    }

    private static Block affected(FixedLeaks found, List<String> models) {
        List<String> header = new ArrayList<>(List.of("Test rows with", "rows"));
        models.forEach(model -> header.addAll(List.of(model + " before", model + " after", model + " gain")));
        List<List<String>> rows = new ArrayList<>();
        for (FixedLeaks.Step step : found.steps().subList(1, found.steps().size())) {
            List<String> row = new ArrayList<>(List.of("the same " + step.relation(), Show.count(step.affected())));
            for (String model : models) {
                FixedLeaks.Worth worth = step.models().get(model);
                row.add(
                        worth.before() == null
                                ? Show.NONE
                                : Show.fixed(worth.before().value()));
                row.add(
                        worth.after() == null
                                ? Show.NONE
                                : Show.fixed(worth.after().value()));
                row.add(Show.signed(worth.gained()));
            }
            rows.add(row);
        }
        return new Block.Table("ROC AUC on the test rows that got a relative in the step", header, rows);
    }

    private static DotChart chart(RunFiles run, FixedLeaks found, List<String> models) {
        List<FixedLeaks.Step> steps = found.steps().subList(1, found.steps().size());
        List<String> rows = new ArrayList<>();
        for (FixedLeaks.Step step : steps) {
            rows.add("without");
            rows.add("same " + step.relation());
        }
        List<DotChart.Dots> dots = new ArrayList<>();
        for (String model : models) {
            double[][] ends = new double[3][rows.size()];
            for (int i = 0; i < rows.size(); i++) {
                FixedLeaks.Worth worth = steps.get(i / 2).models().get(model);
                Interval auc = i % 2 == 0 ? worth.before() : worth.after();
                ends[0][i] = auc == null ? Double.NaN : auc.value();
                ends[1][i] = auc == null ? Double.NaN : auc.low();
                ends[2][i] = auc == null ? Double.NaN : auc.high();
            }
            dots.add(new DotChart.Dots(model, run.style(model), ends[0], ends[1], ends[2]));
        }
        return new DotChart("ROC AUC", rows, dots, OptionalDouble.empty());
    }
}
