package backbeat.pipeline;

import backbeat.data.Dataset;
import backbeat.evaluation.Calibrator;
import backbeat.kernel.KernelProvider;
import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.preparation.Preprocessor;
import backbeat.preparation.RowEncoder;
import backbeat.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A model that answers for raw rows: preprocessing, classifier, calibration and threshold in one, with its provenance.
 *
 * <pre>{@code
 * Pipeline model = Pipeline.load(Path.of("forest.backbeat"));
 * Prediction answer = model.predict(Map.of("tempo", 120.0, "explicit", false, "track_genre", "pop", …));
 * if (answer.positive()) …
 * }</pre>
 *
 * <p><b>Threads.</b> Immutable: one pipeline may be shared by any number of threads without locks, and answers do not
 * depend on who asks at the same time. Methods without a {@link Workers} argument compute on the calling thread.
 */
public final class Pipeline {
    private final Preprocessor preprocessor;
    private final BinaryClassifier classifier;
    /** The classifier in the form that answers. */
    private final BinaryClassifier serving;

    private final Optional<Calibrator> calibration;
    private final double threshold;
    private final List<String> identifiers;
    private final Provenance provenance;
    private final TrainingFile trainingFile;

    private Pipeline(
            Preprocessor preprocessor,
            BinaryClassifier classifier,
            BinaryClassifier serving,
            Optional<Calibrator> calibration,
            double threshold,
            List<String> identifiers,
            Provenance provenance,
            TrainingFile trainingFile) {
        this.preprocessor = Objects.requireNonNull(preprocessor, "preprocessor");
        this.classifier = Objects.requireNonNull(classifier, "classifier");
        this.serving = serving;
        this.calibration = Objects.requireNonNull(calibration, "calibration");
        this.threshold = threshold;
        this.identifiers = List.copyOf(identifiers);
        this.provenance = Objects.requireNonNull(provenance, "provenance");
        this.trainingFile = Objects.requireNonNull(trainingFile, "trainingFile");
        if (!classifier.schema().equals(preprocessor.schema())) {
            throw new IllegalArgumentException(
                    "The classifier was fitted on other columns than the preprocessor makes");
        }
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("The threshold is " + threshold);
        }
    }

    /**
     * A pipeline with threshold 0.5, no calibration, no identifying columns and no provenance.
     *
     * @throws IllegalArgumentException if the classifier was fitted on other columns than the preprocessor makes
     */
    public static Pipeline of(Preprocessor preprocessor, BinaryClassifier classifier) {
        return new Pipeline(
                preprocessor,
                classifier,
                classifier,
                Optional.empty(),
                0.5,
                List.of(),
                Provenance.NONE,
                TrainingFile.UNKNOWN);
    }

    /**
     * Reads a {@code .backbeat} file and makes it ready to answer many rows ({@link #compiled}).
     *
     * @throws ModelFormatException if it is damaged, cut off, too new, or no model at all
     * @throws IOException          if it cannot be read
     */
    public static Pipeline load(Path file) throws IOException {
        try (Workers workers = Workers.ofAvailableProcessors()) {
            return ModelFile.read(file, workers, KernelProvider.best().kernels())
                    .compiled(workers);
        }
    }

    /**
     * Writes a {@code .backbeat} file: first to a hidden sibling, then under its name, so that a file of that name is
     * always complete. An existing file is replaced.
     *
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        ModelFile.write(this, file);
    }

    /**
     * The same in the form that answers many rows fastest, with the same bits: the trees of a forest are laid out for it, which
     * takes about as long as it saves on 2,000 rows.
     */
    public Pipeline compiled(Workers workers) {
        BinaryClassifier compiled = classifier.compile(workers);
        return new Pipeline(
                preprocessor, classifier, compiled, calibration, threshold, identifiers, provenance, trainingFile);
    }

    /** The same with another threshold: rows with at least this probability are called positive. */
    public Pipeline withThreshold(double value) {
        return new Pipeline(
                preprocessor, classifier, serving, calibration, value, identifiers, provenance, trainingFile);
    }

    /**
     * The same with calibrated probabilities; the threshold then applies to these.
     *
     * @throws IllegalArgumentException if a file could not hold this kind of calibrator
     */
    public Pipeline withCalibration(Calibrator calibrator) {
        if (!CalibrationCodec.knows(calibrator)) {
            throw new IllegalArgumentException("Model files hold Platt scaling and isotonic regression, not "
                    + calibrator.getClass().getSimpleName());
        }
        return new Pipeline(
                preprocessor,
                classifier,
                serving,
                Optional.of(calibrator),
                threshold,
                identifiers,
                provenance,
                trainingFile);
    }

    /** The same with columns that identify a row to people, such as a title; they are no features. */
    public Pipeline withIdentifiers(List<String> columns) {
        return new Pipeline(
                preprocessor, classifier, serving, calibration, threshold, columns, provenance, trainingFile);
    }

    public Pipeline withProvenance(Provenance value) {
        return new Pipeline(
                preprocessor, classifier, serving, calibration, threshold, identifiers, value, trainingFile);
    }

    /** The same with word of how the file of the training rows was written; files of rows to predict are read like it. */
    public Pipeline withTrainingFile(TrainingFile value) {
        return new Pipeline(preprocessor, classifier, serving, calibration, threshold, identifiers, provenance, value);
    }

    public Preprocessor preprocessor() {
        return preprocessor;
    }

    public BinaryClassifier classifier() {
        return classifier;
    }

    public Optional<Calibrator> calibration() {
        return calibration;
    }

    public double threshold() {
        return threshold;
    }

    /** Columns that identify a row to people, in the order of the recipe; a file to predict may lack them. */
    public List<String> identifiers() {
        return identifiers;
    }

    /** How the file of the training rows was written. */
    public TrainingFile trainingFile() {
        return trainingFile;
    }

    public Provenance provenance() {
        return provenance;
    }

    /**
     * What the learner is called on the command line: {@code knn}, {@code forest}, {@code mlp}.
     *
     * @throws IllegalArgumentException if it is none of this program's
     */
    public String learner() {
        return LearnerCodecs.standard().of(classifier).name();
    }

    /** Whether a row with this probability is called positive. */
    public boolean isPositive(double probability) {
        return probability >= threshold;
    }

    /**
     * Predicts one raw row. O(columns) besides the classifier's own work; for many rows the methods on tables are faster.
     *
     * @param row a value for every feature column by name: a number, a boolean, or a text as it would stand in a file;
     *            other entries are ignored
     * @throws backbeat.data.DataException if a column is missing or its value is not what it should be
     */
    public Prediction predict(Map<String, ?> row) {
        return predict(RawRow.encode(preprocessor, row));
    }

    /**
     * Predicts one raw row given as arrays, without looking names up.
     *
     * @param numbers    the numeric columns in the order of {@code preprocessor().schema()}, booleans as 1 and 0
     * @param categories the categorical columns in the order of the schema
     * @throws IllegalArgumentException    if the lengths are not those of the schema
     * @throws backbeat.data.DataException if a number is NaN or infinite
     */
    public Prediction predict(double[] numbers, List<String> categories) {
        return predict(RawRow.encode(preprocessor, numbers, categories));
    }

    private Prediction predict(RowEncoder row) {
        double probability = probabilities(row.table(), Workers.sequential())[0];
        return new Prediction(probability, isPositive(probability), row.unseenColumns(0));
    }

    /** The table that the classifier sees for some rows of a data set. */
    public Table encode(Dataset dataset, int[] rows) {
        return preprocessor.apply(dataset, rows);
    }

    /**
     * The calibrated probability of every row; it does not depend on the number of workers.
     *
     * @param table {@code n} rows as {@link #encode} makes them
     */
    public double[] probabilities(Table table, Workers workers) {
        double[] out = new double[table.rows()];
        serving.probabilities(table, workers, out);
        return calibration.isPresent() ? calibration.get().apply(out) : out;
    }
}
