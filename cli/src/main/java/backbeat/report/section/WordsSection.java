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
            List.of("bootstrap", "drawing as many clusters of rows as there are, with replacement, again and again"),
            List.of(
                    "Brier score",
                    "the mean squared difference between probability and outcome, 0 or 1; lower is better"),
            List.of("calibration", "whether of the rows given 30 %, 30 % are positive"),
            List.of("cluster", "rows that resemble each other, so that only their clusters count as independent"),
            List.of("DeLong's test", "compares two AUCs on the same rows by a formula"),
            List.of(
                    "Holm's correction",
                    "makes p-values larger for how many comparisons there are, so that luck is no finding"),
            List.of("isotonic regression", "a rising step function that maps a model's probabilities to frequencies"),
            List.of("lift", "how many times as many positives as a random choice of as many rows would hold"),
            List.of("log loss", "the mean surprise at the truth, given the probabilities; lower is better"),
            List.of("McNemar's test", "compares two accuracies by the rows that only one model gets right"),
            List.of("Platt scaling", "a logistic curve that maps a model's answers to probabilities"),
            List.of("protocol", "which rows a study uses, and which it keeps on one side of the split"),
            List.of("threshold", "the probability from which on the answer is yes"));

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
