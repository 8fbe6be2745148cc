package backbeat.report.section;

import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.Insight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Single rows worth looking at. */
public final class CasesSection {
    /** From which share on rows are mostly of one class. */
    private static final double MOSTLY = 0.75;

    private CasesSection() {}

    public static Optional<Section> of(RunFiles run) {
        Insight insight = run.result().insight();
        if (insight == null || insight.hardest().isEmpty() && insight.disputed().isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                "Test rows with the probability that each model gave them; 0.0 % is a rounded or a counted share (none of the neighbors), no"
                        + " certainty. "
                        + (insight.hardest().isEmpty()
                                ? ""
                                : "The hardest come in order of the mean log loss of " + learners(run) + ". "
                                        + side(insight.hardest()))
                        + "No model knows what is not in the columns."));
        blocks.addAll(About.blocks(run, "cases"));
        table(run, "The hardest: " + learners(run) + " are farthest off on average", insight.hardest())
                .ifPresent(blocks::add);
        table(run, "The most disputed: the answers of " + learners(run) + " lie farthest apart", insight.disputed())
                .ifPresent(table -> blocks.add(new Block.Fold("The most disputed", List.of(table))));
        return Optional.of(new Section("cases", "The hardest and the most disputed rows", blocks));
    }

    /** The models whose answers chose the rows; baselines and blends are shown and had no say. */
    private static String learners(RunFiles run) {
        List<String> names = run.models().stream().filter(run::isLearner).toList();
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** Where the rows are mostly of one class, which, and how to see the other. */
    private static String side(List<Insight.Case> hardest) {
        long positive = hardest.stream().filter(one -> one.label() == 1).count();
        long most = Math.max(positive, hardest.size() - positive);
        if (most < MOSTLY * hardest.size()) {
            return "";
        }
        return (most == hardest.size() ? "All of them" : "Most of them") + " are "
                + (most == positive
                        ? "positive: the surest wrong answers are a no. For the other side, rows that look positive and are not,"
                        : "negative: the surest wrong answers are a yes. For the other side, rows that look negative and are not,")
                + " sort predictions.csv by a model's column. ";
    }

    private static Optional<Block> table(RunFiles run, String caption, List<Insight.Case> cases) {
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        List<String> models = cases.get(0).probabilities().keySet().stream()
                .filter(model -> !run.isConstant(model))
                .toList();
        List<String> header = new ArrayList<>(List.of("What", "group", "label"));
        header.addAll(models);
        List<List<String>> rows = new ArrayList<>();
        for (Insight.Case one : cases) {
            List<String> row = new ArrayList<>(List.of(
                    name(one),
                    one.group() == null || one.group().isEmpty() ? Show.NONE : one.group(),
                    one.label() == 1 ? "positive" : "negative"));
            for (String model : models) {
                Double p = one.probabilities().get(model);
                row.add(p == null ? Show.NONE : Show.percent(p));
            }
            rows.add(row);
        }
        return Optional.of(new Block.Table(caption, header, rows, true));
    }

    /** Its title, else its identifier, else the number of its row. */
    private static String name(Insight.Case one) {
        if (one.title() != null && !one.title().isBlank()) {
            return one.title();
        }
        return one.id() == null || one.id().isBlank() ? "row " + one.row() : one.id();
    }
}
