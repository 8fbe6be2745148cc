package backbeat.insight;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.SetRule;
import backbeat.explanation.Question;
import backbeat.explanation.RawValue;
import backbeat.explanation.RowNames;
import backbeat.explanation.SetReasons;
import backbeat.explanation.TrainingRows;
import backbeat.insight.Explanation.Answer;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.study.StudySet;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains saved models' answers for rows of the data that they were trained on. For any number of threads. */
public final class Explainer {
    private final Catalogue catalogue;
    private final StudySet set;
    private final Workers workers;
    private final long seed;
    private final TrainingRows training;
    private final RowNames names;

    /**
     * A model by a name of the caller's.
     *
     * @param name     for people
     * @param pipeline the model, fitted on the training rows of the set
     */
    public record Asked(String name, Pipeline pipeline) {}

    /**
     * @param set  the rows, prepared as they were for the models
     * @param seed of what explanations draw
     */
    public Explainer(Catalogue catalogue, StudySet set, Workers workers, long seed) {
        this.catalogue = catalogue;
        this.set = set;
        this.workers = workers;
        this.seed = seed;
        this.training = new TrainingRows(set.data());
        this.names = new RowNames(set.dataset(), set.recipe());
    }

    /**
     * The place of the row with an identifier; of several the first that is used.
     *
     * @throws DataException if the recipe names no identifier, or no row has this one
     */
    public int find(String id) {
        String column = set.recipe()
                .id()
                .orElseThrow(
                        () -> new DataException("The recipe '" + set.recipe().name()
                                + "' names no id column to look for '" + id + "' in. Name a row of the file: --row N"));
        Dataset dataset = set.dataset();
        for (int row : set.cleaning().rows()) {
            if (dataset.text(column, row).equals(id)) {
                return row;
            }
        }
        throw new DataException(
                "No row that is used has " + column + " '" + id + "'. predictions.csv of a run lists some that do");
    }

    /**
     * The place of a row of the file that is used.
     *
     * @param sourceRow its 0-based number in the file
     * @throws DataException if there is none, or it was left out
     */
    public int findRow(long sourceRow) {
        for (int row : set.cleaning().rows()) {
            if (set.dataset().sourceRow(row) == sourceRow) {
                return row;
            }
        }
        throw new DataException("Row " + sourceRow + " is not used: the file has no such row, or it was left out in"
                + " cleaning. Rows count from 0; predictions.csv of a run lists those of the test part");
    }

    /** Explains a row of the data set. */
    public Explanation explain(List<Asked> models, int place) {
        Table row = set.preprocessor().apply(set.dataset(), new int[] {place});
        return new Explanation(
                set.dataset().sourceRow(place),
                names.id(place),
                names.shown(place),
                values(place),
                set.rule().toString(),
                set.dataset().labels(set.rule(), new int[] {place}).get(0),
                part(place),
                training.table().rows(),
                training.labels().positiveRate(),
                answers(models, row, place));
    }

    /**
     * Explains a row that stands in no file.
     *
     * @param row    a table of one row, made by the set's preprocessor
     * @param values what it was made from
     */
    public Explanation explain(List<Asked> models, Table row, Map<String, String> values) {
        return new Explanation(
                -1,
                "",
                "a row that is made up",
                values,
                set.rule().toString(),
                -1,
                "made up",
                training.table().rows(),
                training.labels().positiveRate(),
                answers(models, row, Question.MADE_UP));
    }

    private List<Answer> answers(List<Asked> models, Table row, int place) {
        Question question = new Question(row, place, set.preprocessor(), training, workers, seed);
        return models.stream().map(model -> answer(model, question)).toList();
    }

    private Answer answer(Asked model, Question question) {
        Pipeline pipeline = model.pipeline();
        double probability = pipeline.probabilities(question.row(), workers)[0];
        return new Answer(
                model.name(),
                catalogue.of(pipeline.classifier()).key(),
                probability,
                pipeline.threshold(),
                pipeline.isPositive(probability),
                pipeline.calibration().isPresent(),
                SetReasons.joined(catalogue.explain(pipeline.classifier(), question), question));
    }

    /** The part of the data that a row belongs to. */
    public String part(int place) {
        if (Arrays.binarySearch(set.split().train(), place) >= 0) {
            return "train";
        }
        if (Arrays.binarySearch(set.split().validation(), place) >= 0) {
            return "validation";
        }
        return Arrays.binarySearch(set.split().test(), place) >= 0 ? "test" : "unused";
    }

    /** The features of a row in digits that are read as the same numbers again; a missing value is empty. */
    public Map<String, String> values(int place) {
        Map<String, String> values = new LinkedHashMap<>();
        Dataset dataset = set.dataset();
        List<String> numeric = dataset.columns().numericFeatures();
        for (int c = 0; c < numeric.size(); c++) {
            values.put(numeric.get(c), RawValue.exact(dataset.number(c, place)));
        }
        List<String> categorical = dataset.columns().categorical();
        for (int c = 0; c < categorical.size(); c++) {
            int column = c;
            Optional<SetRule> set = dataset.columns().set(categorical.get(c));
            if (set.isPresent()) {
                List<String> members = Arrays.stream(dataset.set(c, place))
                        .mapToObj(member -> dataset.members(column).get(member))
                        .toList();
                values.put(
                        categorical.get(c), String.join(String.valueOf(set.get().separator()), members));
                continue;
            }
            int code = dataset.code(c, place);
            values.put(categorical.get(c), code < 0 ? "" : dataset.categories(c).get(code));
        }
        return values;
    }
}
