package backbeat.report.section;

import backbeat.evaluation.Interval;
import backbeat.evaluation.Metric;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.DataSummary;
import backbeat.result.PublishedFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Our figures beside those that were published for the same data. */
public final class PublishedSection {
    private PublishedSection() {}

    public static Optional<Section> of(RunFiles run) {
        if (run.published().isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        for (PublishedFigure figure : run.published()) {
            Interval ours = run.metric(figure.model(), figure.metric());
            if (!run.models().contains(figure.model())) {
                continue; // nothing of this run to set beside it
            }
            rows.add(List.of(
                    run.title(figure.model()) + ", " + title(figure.metric()),
                    Show.fixed(figure.value()),
                    Show.interval(ours)));
        }
        if (rows.isEmpty() && run.search().isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Table("Published figures and this run's", List.of("Figure", "published", "this run"), rows));
        blocks.add(new Block.Paragraph("Read the accuracies against " + Show.percent(run.constantAccuracy())
                + ", which the constant answer reaches on these test rows. The columns are no comparison: accuracies from data with another"
                + " share of positives cannot be set against these, and AUCs only where rows, columns and label are the same, which is not"
                + " known here."));
        balance(run).ifPresent(blocks::add);
        if (run.search().isPresent()) {
            blocks.addAll(PublishedReadings.blocks(run.search().get()));
        } else if (run.result().finding() != null) {
            blocks.addAll(PublishedReadings.blocks(run.result().finding()));
        }
        return Optional.of(new Section("published", "The published figures", blocks));
    }

    private static String title(String metric) {
        return Metric.ALL.stream()
                .filter(one -> one.key().equals(metric))
                .map(Metric::title)
                .findFirst()
                .orElse(metric);
    }

    private static Optional<Block> balance(RunFiles run) {
        List<DataSummary.ThresholdRate> balance = run.result().data().balance();
        if (balance.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = balance.stream()
                .map(rate -> List.of("at least " + Show.setting(rate.threshold()), Show.percent(rate.positiveRate())))
                .toList();
        return Optional.of(new Block.Fold(
                "Share of positives by label threshold",
                List.of(new Block.Table(
                        "Share of positives among the rows used, by label threshold",
                        List.of("Threshold", "positive"),
                        rows))));
    }
}
