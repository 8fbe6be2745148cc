package backbeat.report.section;

import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which differences between models are more than chance. */
public final class ComparisonsSection {
    private ComparisonsSection() {}

    public static Optional<Section> of(RunFiles run) {
        if (run.comparisons().isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        run.comparisons().stream()
                .map(pair -> pair.auc().value() < 0 ? pair.reversed() : pair)
                .sorted(Comparator.comparingDouble((Comparison pair) ->
                                -run.metric(pair.first(), "auc").value())
                        .thenComparingDouble(pair -> pair.auc().value()))
                .forEach(pair -> rows.add(row(pair)));
        return Optional.of(new Section(
                "comparisons",
                "Which differences are real",
                List.of(
                        new Block.Paragraph(
                                "Every pair, the better by AUC first; differences are first minus second, with 95 % intervals from the paired"
                                        + " bootstrap. The p values answer how often chance alone would produce a difference at least"
                                        + " as large, if the models were equally good; they are corrected (Holm) for the number of"
                                        + " comparisons. Below 0.05 counts as real. DeLong's and McNemar's tests take rows as"
                                        + " independent, the bootstrap does not."),
                        new Block.Table(
                                "Models in pairs",
                                List.of(
                                        "Pair",
                                        "AUC difference",
                                        "DeLong p",
                                        "accuracy difference",
                                        "only one is right",
                                        "McNemar p"),
                                rows))));
    }

    private static List<String> row(Comparison pair) {
        return List.of(
                pair.first() + " − " + pair.second(),
                Show.signed(pair.auc()),
                Show.pValue(pair.deLongAdjusted()),
                Show.signed(pair.accuracy()),
                Show.count(pair.onlyFirstCorrect()) + " : " + Show.count(pair.onlySecondCorrect()),
                Show.pValue(pair.mcNemarAdjusted()));
    }
}
