package backbeat.report.section;

import backbeat.report.page.Block;
import backbeat.report.page.Show;
import backbeat.result.PublishedFigure;
import backbeat.result.PublishedStudy;
import java.util.ArrayList;
import java.util.List;

/** Which preprocessing comes nearest to the published figures: the search, its readings, and the ablation. */
final class PublishedReadings {
    private PublishedReadings() {}

    static List<Block> blocks(PublishedStudy study) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Paragraph("How could the published figures have come about? " + Show.count(study.searched())
                        + " settings of a declared space were compared with all of them; distance is the root mean square of the"
                        + " differences. A near setting is a hypothesis, not a proof."));
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
        List<String> header = new ArrayList<>(List.of("kNN and forest saw", "the network saw", "label", "distance"));
        header.addAll(names(study.figures()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(List.of("published", "", "", ""), study.figures()));
        for (PublishedStudy.Hypothesis reading : study.hypotheses()) {
            List<String> start = List.of(
                    reading.learners(),
                    reading.network(),
                    reading.label(),
                    Show.fixed(reading.nearest().distance()));
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
