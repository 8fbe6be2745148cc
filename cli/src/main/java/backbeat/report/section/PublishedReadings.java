package backbeat.report.section;

import backbeat.evaluation.Interval;
import backbeat.recipe.PublishedFinding;
import backbeat.report.page.Block;
import backbeat.report.page.Show;
import backbeat.result.PublishedFigure;
import backbeat.result.PublishedStudy;
import java.util.ArrayList;
import java.util.List;

/** Which preprocessing comes nearest to the published figures: the search, its readings, and the ablation. */
final class PublishedReadings {
    private PublishedReadings() {}

    /** What an earlier search found, which the recipe keeps. */
    static List<Block> blocks(PublishedFinding finding) {
        List<List<String>> rows = finding.readings().stream()
                .map(reading -> List.of(
                        reading.name(), Show.interval(new Interval(reading.distance(), reading.low(), reading.high()))))
                .toList();
        return List.of(new Block.Fold(
                "Why the published figures look as they do: not to be told from them",
                List.of(
                        new Block.Paragraph("Of "
                                + Show.count(finding.settings())
                                + " settings (labels, columns, outliers, duplicates, scaling, depth of trees, a network that only says no)"
                                + " several come about equally near to all of them, and they contradict each other: the figures do not"
                                + " tell which of them, if any, was the authors'. Distance is the root mean square of the differences, the"
                                + " least that was found among the settings of a reading; in parentheses are percentiles of it over redrawn test rows (rows"
                                + " taken as independent), which is no confidence interval: a least distance is biased. A label for each learner means that"
                                + " each was asked about another threshold; raw numbers are not standardized; limited trees have a depth of 5 or 10. A reading with a label for each learner is free"
                                + " to fit each figure by itself, so that its being nearer is no evidence for it. The search takes a"
                                + " minute or two and is kept in the recipe; to run it again:"),
                        new Block.Code("./backbeat study published --seed " + finding.seed()),
                        new Block.Table(
                                "Readings of the published figures, and how near each comes",
                                List.of("Reading", "distance"),
                                rows))));
    }

    static List<Block> blocks(PublishedStudy study) {
        List<Block> blocks = new ArrayList<>();
        long near = study.hypotheses() == null
                ? 0
                : study.hypotheses().stream()
                        .filter(PublishedStudy.Hypothesis::asNear)
                        .count();
        blocks.add(new Block.Paragraph("How could the published figures have come about? "
                + Show.count(study.searched())
                + " settings of a declared space were compared with all of them; distance is the root mean square of the"
                + " differences, its interval what other test rows would have given, rows taken as independent. " + near
                + " readings come as near as these rows can tell: the figures do not tell them apart, and a near setting is"
                + " a hypothesis, not a proof."));
        if (study.hypotheses() != null && !study.hypotheses().isEmpty()) {
            blocks.add(hypotheses(study));
        }
        if (study.nearest() != null && !study.nearest().isEmpty()) {
            blocks.add(new Block.Fold("The nearest settings", List.of(nearest(study))));
        }
        if (study.ablation() != null && !study.ablation().isEmpty()) {
            blocks.add(ablation(study));
        }
        return blocks;
    }

    private static Block hypotheses(PublishedStudy study) {
        List<String> header =
                new ArrayList<>(List.of("kNN and forest saw", "the network", "label", "numbers and trees", "distance"));
        header.addAll(names(study.figures()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(List.of("published", "", "", "", ""), study.figures()));
        for (PublishedStudy.Hypothesis reading : study.hypotheses()) {
            List<String> start = List.of(
                    reading.learners(),
                    reading.network(),
                    reading.label(),
                    reading.fit(),
                    Show.interval(new Interval(reading.nearest().distance(), reading.low(), reading.high()))
                            + (reading.asNear() ? " as near" : ""));
            rows.add(row(start, reading.nearest().figures()));
        }
        return new Block.Table("Readings of the published table, and the nearest each comes", header, rows, true);
    }

    private static Block nearest(PublishedStudy study) {
        List<String> header = new ArrayList<>(List.of("Setting", "distance", "positive"));
        header.addAll(names(study.figures()));
        List<List<String>> rows = new ArrayList<>();
        for (PublishedStudy.Candidate candidate : study.nearest()) {
            List<String> start = List.of(
                    Show.options(candidate.settings()),
                    Show.fixed(candidate.distance()),
                    Show.percent(candidate.positiveRate()));
            rows.add(row(start, candidate.figures()));
        }
        return new Block.Table("Settings nearest to all published figures", header, rows, true);
    }

    private static Block ablation(PublishedStudy study) {
        List<List<String>> rows = study.ablation().stream()
                .map(one ->
                        List.of(one.model() + ", " + one.columns(), Show.fixed(one.accuracy()), Show.fixed(one.auc())))
                .toList();
        return new Block.Table(
                "What the columns are worth: each learner with and without them",
                List.of("Learner and columns", "accuracy", "ROC AUC"),
                rows);
    }

    private static List<String> names(List<PublishedFigure> figures) {
        return figures.stream()
                .map(figure -> figure.model() + " " + figure.metric())
                .toList();
    }

    private static List<String> row(List<String> start, List<PublishedFigure> figures) {
        List<String> row = new ArrayList<>(start);
        figures.forEach(figure -> row.add(Show.fixed(figure.value())));
        return row;
    }
}
