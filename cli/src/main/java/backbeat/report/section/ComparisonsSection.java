package backbeat.report.section;

import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.Comparison;
import backbeat.text.Numbers;
import backbeat.text.Plural;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which differences between models are shown, and how sure that is. */
public final class ComparisonsSection {
    /** Below this p a difference counts as demonstrated. */
    static final double LEVEL = 0.05;

    private ComparisonsSection() {}

    public static Optional<Section> of(RunFiles run) {
        if (run.comparisons().isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> formulas = new ArrayList<>();
        run.comparisons().stream()
                .map(pair -> pair.auc().value() < 0 ? pair.reversed() : pair)
                .sorted(Comparator.comparingDouble((Comparison pair) ->
                                -run.metric(pair.first(), "auc").value())
                        .thenComparingDouble(pair -> pair.auc().value()))
                .forEach(pair -> {
                    rows.add(row(
                            pair,
                            2.0 / (run.result().replicates() + 1),
                            run.comparisons().size()));
                    formulas.add(formula(pair));
                });
        return Optional.of(new Section(
                "comparisons",
                "Which differences hold",
                List.of(
                        reading(run),
                        new Block.Table(
                                "Models in pairs",
                                List.of(
                                        "Pair",
                                        "AUC difference",
                                        "p",
                                        "Holm's p",
                                        "accuracy difference",
                                        "p",
                                        "Holm's p"),
                                rows),
                        byFormula(run, formulas))));
    }

    private static Block reading(RunFiles run) {
        int draws = run.result().replicates();
        return new Block.Paragraph(
                "Every pair, the better by AUC first; differences are first minus second. The 95 %"
                        + " interval and the p beside it come from the same draws of " + ResultsSection.drawn(run)
                        + ", both models on each draw: p is the smallest level at which that interval would leave out zero,"
                        + " so below 0.05 exactly where the one shown does. " + Show.count(draws)
                        + " draws tell nothing below 2 in " + Show.count(draws + 1)
                        + ", hence the ≤, and near 0.05 leave p itself uncertain by about "
                        + Numbers.fixed(doubt(draws), 2)
                        + ". " + luck(run.comparisons().size())
                        + ", and a difference is taken as demonstrated where it is below 0.05. Everything else on"
                        + " this page is described, not tested. Not demonstrated does not mean equal, and demonstrated not large."
                        + " All this is about these models; fitted on another split or from another seed they would differ by more.");
    }

    /** What Holm's correction does among so many pairs. */
    static String luck(int pairs) {
        if (pairs == 1) {
            return "Holm's p is p itself, as there is one pair alone";
        }
        return "Among " + Show.count(pairs)
                + " pairs some look uneven by luck: Holm's correction makes p larger for that, over the AUCs and over the"
                + " accuracies";
    }

    private static Block byFormula(RunFiles run, List<List<String>> rows) {
        return new Block.Fold(
                "The same by formula",
                List.of(
                        new Block.Paragraph(
                                "DeLong's test of the AUC (Obuchowski 1997) and McNemar's of the accuracy (Obuchowski"
                                        + " 1998), both over "
                                        + Plural.of(run.result().split().clusters())
                                        + " as clusters; after Holm over all pairs. They rest on"
                                        + " normal approximations, so that they can tell smaller p-values than draws can; where either is"
                                        + " near 0.05 they should say much the same."),
                        new Block.Table(
                                "Models in pairs, by formula",
                                List.of("Pair", "DeLong p", "Holm's p", "only one is right", "McNemar p", "Holm's p"),
                                rows)));
    }

    /** Two standard errors of a p near 0.05: it is twice the share of draws on the far side, which is one half of it. */
    static double doubt(int draws) {
        double share = LEVEL / 2;
        return 2 * 2 * Math.sqrt(share * (1 - share) / draws);
    }

    private static List<String> formula(Comparison pair) {
        return List.of(
                pair.first() + " " + Show.MINUS + " " + pair.second(),
                Show.pValue(pair.deLong()),
                Show.pValue(pair.deLongAdjusted()),
                Show.count(pair.onlyFirstCorrect()) + " : " + Show.count(pair.onlySecondCorrect()),
                Show.pValue(pair.mcNemar()),
                Show.pValue(pair.mcNemarAdjusted()));
    }

    private static List<String> row(Comparison pair, double floor, int pairs) {
        return List.of(
                pair.first() + " " + Show.MINUS + " " + pair.second(),
                Show.signed(pair.auc()),
                Show.drawnP(pair.aucP(), floor),
                Show.drawnP(pair.aucAdjusted(), floor * pairs),
                Show.signed(pair.accuracy()),
                Show.drawnP(pair.accuracyP(), floor),
                Show.drawnP(pair.accuracyAdjusted(), floor * pairs));
    }
}
