package backbeat.report.section;

import backbeat.evaluation.ConfusionMatrix;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.ModelDetail;
import backbeat.study.ModelDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Confusion matrices and the choice of a threshold. */
public final class DecisionsSection {
    private static final List<String> COUNTS =
            List.of("Model", "positive, said yes", "positive, said no", "negative, said yes", "negative, said no");

    private DecisionsSection() {}

    public static Optional<Section> of(RunFiles run) {
        List<List<String>> confusion = new ArrayList<>();
        List<List<String>> thresholds = new ArrayList<>();
        List<List<String>> matrices = new ArrayList<>();
        for (String model : run.models()) {
            ModelDetail detail = run.details().get(model);
            if (detail != null && detail.confusion() != null) {
                confusion.add(confusion(run.title(model), detail.confusion()));
                if (!run.isConstant(model)) {
                    for (ModelDetail.ThresholdResult choice : detail.thresholds()) {
                        thresholds.add(threshold(run.title(model), choice));
                        if (choice.confusion() != null) {
                            matrices.add(confusion(run.title(model) + ", " + rule(choice.rule()), choice.confusion()));
                        }
                    }
                }
            }
        }
        if (confusion.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph("A model says yes when its probability reaches the threshold of 0.5. The same"
                + " probabilities give other answers at another threshold: which one is right depends on what a false alarm"
                + " costs beside a miss."));
        blocks.add(new Block.Table("Confusion matrices on the test rows, at threshold 0.5", COUNTS, confusion));
        if (!thresholds.isEmpty()) {
            Block table = new Block.Table(
                    "Thresholds chosen on the validation rows, and what they give on the test rows",
                    List.of(
                            "Model and rule",
                            "threshold",
                            "accuracy",
                            "balanced accuracy",
                            "precision",
                            "recall",
                            "F1"),
                    thresholds);
            Block counts = new Block.Table("The confusion matrix at each of these thresholds", COUNTS, matrices);
            Block rules = new Block.Paragraph(
                    "Chosen on the validation rows, so that on the test rows another threshold may do better, 0.5"
                            + " among them: what is largest hardly changes near it. F1 is the harmonic mean of precision (of the rows called positive,"
                            + " the share that is) and recall (of the positive rows, the share that was called so); Youden's index is recall less the"
                            + " share of false alarms among the negative rows; least cost counts a miss as "
                            + Show.setting(ModelDetails.COST_OF_A_MISS) + " false alarms, an example: take your own.");
            blocks.add(new Block.Fold("Other thresholds", List.of(rules, table, counts)));
        }
        return Optional.of(new Section("decisions", "From probabilities to answers", blocks));
    }

    private static List<String> confusion(String title, ConfusionMatrix matrix) {
        return List.of(
                title,
                share(matrix.truePositives(), matrix.positives()),
                share(matrix.falseNegatives(), matrix.positives()),
                share(matrix.falsePositives(), matrix.negatives()),
                share(matrix.trueNegatives(), matrix.negatives()));
    }

    private static String share(long part, long whole) {
        return Show.count(part) + " (" + Show.percent(whole == 0 ? 0 : (double) part / whole) + ")";
    }

    private static String rule(String key) {
        return switch (key) {
            case "f1" -> "largest F1";
            case "youden" -> "Youden's index";
            case "accuracy" -> "largest accuracy";
            case "cost" -> "least cost";
            default -> key;
        };
    }

    private static List<String> threshold(String title, ModelDetail.ThresholdResult choice) {
        return List.of(
                title + ", " + rule(choice.rule()),
                Show.fixed(choice.threshold()),
                Show.fixed(choice.accuracy()),
                Show.fixed(choice.balancedAccuracy()),
                Show.fixed(choice.precision()),
                Show.fixed(choice.recall()),
                Show.fixed(choice.f1()));
    }
}
