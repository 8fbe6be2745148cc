package backbeat.report.section;

import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.run.RunFiles;
import java.util.List;
import java.util.Optional;

/** The words of the page, for those who do not use them every day. */
public final class WordsSection {
    /** By the alphabet; {@code docs/glossary.md} has each of them. */
    static final List<List<String>> WORDS = List.of(
            List.of(
                    "AUC",
                    "the chance that a positive row, drawn at random, is ranked above a negative one; guessing: 0.5"),
            List.of("average precision", "the area under the precision-recall curve; guessing: the share of positives"),
            List.of(
                    "balanced accuracy",
                    "the mean of the shares of positives and of negatives that are called right; guessing: 0.5"),
            List.of("blend of models", "a model that takes the mean of other models' probabilities, each calibrated"),
            List.of("bootstrap", "drawing as many clusters of rows as there are, with replacement, again and again"),
            List.of(
                    "Brier score",
                    "the mean squared difference between probability and outcome, 0 or 1; lower is better"),
            List.of(
                    "calibration",
                    "whether of the rows given 30 % about 30 % are positive; also: bending probabilities so that it is"),
            List.of(
                    "calibration slope",
                    "by what the log odds that a model states would have to be multiplied to be right; the intercept is what would have to be added"),
            List.of("cluster", "rows that resemble each other, so that only their clusters count as independent"),
            List.of("DeLong's test", "compares two AUCs on the same rows by a formula"),
            List.of("epoch", "one pass over all training rows"),
            List.of("F1", "the harmonic mean of precision and recall"),
            List.of("fold", "a part of the rows that is held out in turn; out of fold: from the other parts alone"),
            List.of(
                    "Holm's correction",
                    "makes p-values larger for how many comparisons there are, so that among them any false finding comes about in at most 5 % of cases"),
            List.of(
                    "interval",
                    "from where to where a figure would lie in 95 % of other draws of clusters, the models as they are"),
            List.of(
                    "isotonic regression",
                    "a rising map from a model's probabilities to frequencies: flat in steps, straight between them"),
            List.of("label", "the answer that a row has: yes or no"),
            List.of("leak", "knowledge of the test rows that reached the training"),
            List.of("lift", "how many times as many positives as a random choice of as many rows would hold"),
            List.of("log loss", "the mean surprise at the truth, given the probabilities; lower is better"),
            List.of("majority baseline", "the model that always says what most training rows are: the constant answer"),
            List.of("MCC", "the correlation of answer and truth, −1 to 1"),
            List.of("McNemar's test", "compares two accuracies by the rows that only one model gets right"),
            List.of("out of bag", "by the trees of a forest that have not seen a row"),
            List.of(
                    "p",
                    "the smallest level at which the interval of a difference would leave out zero; small: such a difference would stay on the same side of zero in nearly all redraws of the clusters"),
            List.of("paired", "both models on the same rows of the same draws"),
            List.of("Platt scaling", "a logistic curve that maps a model's answers to probabilities"),
            List.of("positive", "a row with the answer yes; the others are negative"),
            List.of("precision", "of the rows called positive, the share that is"),
            List.of("protocol", "which rows a study uses, and which it keeps on one side of the split"),
            List.of("recall", "of the positive rows, the share that is called positive"),
            List.of("seed", "the number that everything random begins from; the same seed gives the same figures"),
            List.of("split", "which rows are for training, which for choosing (validation), which for judging (test)"),
            List.of("threshold", "the probability from which on the answer is yes"),
            List.of("Youden's index", "recall less the share of the negative rows that are called positive"));

    private WordsSection() {}

    /** Folded: those who know the words need no room for them. */
    public static Optional<Section> of(RunFiles run) {
        return run.models().isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "words",
                        "Words",
                        List.of(new Block.Fold(
                                "What the words of this page mean",
                                List.of(new Block.Table("Glossary", List.of("Word", "meaning"), WORDS, true))))));
    }
}
