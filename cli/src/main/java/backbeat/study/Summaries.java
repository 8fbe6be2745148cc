package backbeat.study;

import backbeat.data.Dataset;
import backbeat.data.LabelRule;
import backbeat.data.MergedRows;
import backbeat.data.Values;
import backbeat.preparation.Cleaning;
import backbeat.preparation.SetNumbers;
import backbeat.recipe.PublishedFinding;
import backbeat.recipe.Recipe;
import backbeat.result.DataSummary;
import backbeat.result.DataSummary.CleaningStep;
import backbeat.result.DataSummary.ThresholdRate;
import backbeat.result.PublishedFigure;
import backbeat.result.SplitSummary;
import backbeat.table.Labels;
import backbeat.text.Numbers;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parts of a result that describe rather than measure. */
public final class Summaries {
    /** Label thresholds are shown around the rule's own, so many steps of the given size to either side. */
    private static final int BALANCE_STEPS = 4;

    private static final double BALANCE_STEP = 5;

    /** Fewer rows of a class than this deserve a warning. */
    private static final int FEW = 10;

    private static final String MANY = "many rows are left out. ";

    /** Where single steps told of are so much of all losses, these are not told of again. */
    private static final double MOST_OF_IT = 0.9;

    private Summaries() {}

    public static DataSummary data(StudySet set) {
        Dataset dataset = set.dataset();
        List<CleaningStep> steps = new ArrayList<>();
        for (Cleaning.Step step : set.leftOut()) {
            steps.add(new CleaningStep(step.name(), step.removed()));
        }
        return new DataSummary(
                set.source().kind(),
                dataset.sha256(),
                set.source().verified(),
                set.recipe().name(),
                dataset.rows() + dataset.rejected().size(),
                dataset.rejected().size(),
                set.rule().toString(),
                positiveRate(dataset, set.rule(), labeled(dataset)),
                steps,
                set.used(),
                balance(set),
                dataset.source().format(),
                notes(set),
                warnings(set),
                set.recipe().source().isEmpty());
    }

    /** Set columns that merged rows have filled, and the columns that are made of them: what a recipe asks for, and no warning. */
    private static List<String> notes(StudySet set) {
        List<String> notes = new ArrayList<>();
        set.cleaning().merged().stream()
                .flatMap(merged -> merged.differences().stream())
                .filter(MergedRows.Difference::collected)
                .map(MergedRows.Difference::describe)
                .forEach(notes::add);
        for (SetNumbers numbers : set.preprocessor().derived()) {
            notes.add("from '"
                    + set.preprocessor()
                            .schema()
                            .categorical()
                            .get(numbers.column())
                            .name() + "', out of fold: "
                    + String.join(", ", numbers.columns()));
        }
        return notes;
    }

    /**
     * The steps that took many rows, or took them unevenly, whoever asked for them, and all losses together; what merged rows do
     * not share; and parts that can say little.
     */
    private static List<String> warnings(StudySet set) {
        List<String> warnings = new ArrayList<>();
        unreadable(set.dataset()).ifPresent(warnings::add);
        set.leftOut().stream()
                .filter(Cleaning.Step::isGrave)
                .forEach(step -> warnings.add(MANY + sentence(step.describe())));
        inAll(set).ifPresent(warnings::add);
        set.cleaning().merged().stream()
                .flatMap(merged -> merged.differences().stream())
                .filter(difference -> !difference.collected())
                .map(MergedRows.Difference::describe)
                .forEach(warnings::add);
        StudyTables tables = set.tables();
        few("training", tables.trainLabels()).ifPresent(warnings::add);
        few("validation", tables.validationLabels()).ifPresent(warnings::add);
        fewToTest(set).ifPresent(warnings::add);
        return warnings;
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Rows that could not be read, where they are so many that those left may be of another kind. */
    private static Optional<String> unreadable(Dataset dataset) {
        int rejected = dataset.rejected().size();
        int rows = dataset.rows() + rejected;
        if (rejected <= Cleaning.Step.GRAVE_LOSS * rows) {
            return Optional.empty();
        }
        return Optional.of(MANY + Numbers.grouped(rejected) + " of " + Numbers.grouped(rows) + " ("
                + Numbers.percent((double) rejected / rows) + ") could not be parsed, the first because of "
                + dataset.rejected().get(0).reason());
    }

    /** All rows that cleaning left out and those that could not be read, unless what is said of single steps says it all. */
    private static Optional<String> inAll(StudySet set) {
        Dataset dataset = set.dataset();
        int rejected = dataset.rejected().size();
        int rows = dataset.rows() + rejected;
        int[] kept = set.cleaning().rows();
        int lost = rows - kept.length;
        double before = positiveRate(dataset, set.rule(), labeled(dataset));
        double after = positiveRate(dataset, set.rule(), kept);
        int told = rejected > Cleaning.Step.GRAVE_LOSS * rows ? rejected : 0;
        for (Cleaning.Step step : set.cleaning().steps()) {
            told += step.isGrave() ? step.removed() : 0;
        }
        return !Cleaning.Step.isGrave(lost, rows, before, after) || told >= MOST_OF_IT * lost
                ? Optional.empty()
                : Optional.of(MANY + "In all: " + Numbers.grouped(lost) + " of " + Numbers.counted(rows, "row") + " ("
                        + Numbers.percent((double) lost / rows)
                        + ") are left out, and the share of positive rows goes from " + Numbers.percent(before) + " to "
                        + Numbers.percent(after));
    }

    private static Optional<String> few(String part, Labels labels) {
        int least = Math.min(labels.positives(), labels.negatives());
        if (least >= FEW || labels.size() == 0) {
            return Optional.empty();
        }
        return Optional.of("the " + part + " part has " + Numbers.counted(least, "row")
                + " of the rarer class; what rests on so few may be chance");
    }

    /** Test rows of a class that are too few, or of too few clusters, for what is said of their luck. */
    private static Optional<String> fewToTest(StudySet set) {
        Labels labels = set.tables().testLabels();
        int rows = Math.min(labels.positives(), labels.negatives());
        int clusters = StudyEvaluation.fewestClusters(labels, set.testClusters());
        if (clusters >= StudyEvaluation.FEW_TO_TEST) {
            return Optional.empty();
        }
        String found = clusters == rows
                ? Numbers.counted(rows, "row") + " of the rarer class"
                : "one class in " + Numbers.counted(clusters, "group") + " ("
                        + Values.shown(set.clusters().name()) + ") alone";
        return Optional.of("the test part has " + found + "; "
                + (clusters < StudyEvaluation.LEAST_TO_TEST
                        ? "models are not tested against each other or against guessing, which takes "
                                + StudyEvaluation.LEAST_TO_TEST + " of each class"
                        : "intervals over so few are too narrow"));
    }

    public static SplitSummary split(StudySet set) {
        StudyTables tables = set.tables();
        int[] test = set.data().test().groups();
        return new SplitSummary(
                tables.trainRows(),
                tables.validation().rows(),
                tables.test().rows(),
                positiveRate(set.dataset(), set.rule(), set.cleaning().rows()),
                tables.trainLabels().positiveRate(),
                tables.validationLabels().positiveRate(),
                tables.testLabels().positiveRate(),
                set.groups().name(),
                new IntOpenHashSet(test).size(),
                set.clusters().name(),
                new IntOpenHashSet(set.testClusters()).size());
    }

    /** The figures of the recipe's publication, flattened. */
    public static List<PublishedFigure> published(Recipe recipe) {
        List<PublishedFigure> figures = new ArrayList<>();
        for (Map.Entry<String, Map<String, Double>> model : recipe.published().entrySet()) {
            model.getValue()
                    .forEach((metric, value) -> figures.add(new PublishedFigure(model.getKey(), metric, value)));
        }
        return figures;
    }

    /** What the recipe knows about its publication's figures; null where the rows are not the published ones. */
    public static PublishedFinding finding(StudySet set) {
        return set.source().verified() ? set.recipe().finding().orElse(null) : null;
    }

    private static List<ThresholdRate> balance(StudySet set) {
        if (!set.rule().isNumeric()) {
            return List.of();
        }
        List<ThresholdRate> rates = new ArrayList<>();
        for (int step = -BALANCE_STEPS; step <= BALANCE_STEPS; step++) {
            LabelRule shifted = set.rule().withThreshold(set.rule().threshold() + step * BALANCE_STEP);
            rates.add(new ThresholdRate(
                    shifted.threshold(),
                    positiveRate(set.dataset(), shifted, set.cleaning().rows())));
        }
        return rates;
    }

    private static double positiveRate(Dataset dataset, LabelRule rule, int[] rows) {
        return dataset.labels(rule, rows).positiveRate();
    }

    private static int[] labeled(Dataset dataset) {
        int[] rows = new int[dataset.rows()];
        Arrays.setAll(rows, row -> row);
        return Arrays.stream(rows)
                .filter(row -> !Double.isNaN(dataset.labelSource(row)))
                .toArray();
    }
}
