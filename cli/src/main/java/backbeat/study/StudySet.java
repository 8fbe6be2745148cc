package backbeat.study;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.preparation.Cleaning;
import backbeat.preparation.Preparation;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.preparation.Split;
import backbeat.preparation.Splitter;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.result.DataSummary;
import backbeat.result.SplitSummary;
import backbeat.source.LoadedData;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a study works on: prepared data, and where its rows came from.
 *
 * @param source the rows as read
 * @param data   the rows as used
 * @param tables the parts as learners see them
 * @param clusters what intervals and tests take as independent
 */
public record StudySet(LoadedData source, PreparedData data, StudyTables tables, Groups clusters) {
    /** The cluster that is a single row. */
    private static final String ROW = "row";

    /** Cleans, splits 70/10/20 and preprocesses. */
    public static StudySet prepare(
            LoadedData source,
            Recipe recipe,
            Protocol protocol,
            LabelRule rule,
            PreprocessingOptions options,
            long seed) {
        return prepare(source, recipe, protocol, rule, options, seed, Preparation.HERE);
    }

    /** As above; {@code preparation} says who prepares the features. */
    public static StudySet prepare(
            LoadedData source,
            Recipe recipe,
            Protocol protocol,
            LabelRule rule,
            PreprocessingOptions options,
            long seed,
            Preparation preparation) {
        Splitter splitter = Splitter.defaults(seed);
        return of(source, PreparedData.of(source.dataset(), recipe, protocol, rule, splitter, options, preparation));
    }

    /**
     * The same cleaned rows, split by another seed or under another protocol, and preprocessed anew.
     *
     * @param other a protocol that {@linkplain #cleansAs cleans alike}
     * @throws DataException if a part gets no row, or rows of one class only
     */
    public StudySet split(Protocol other, PreprocessingOptions options, long seed) {
        return of(
                source,
                PreparedData.of(
                        source.dataset(), recipe(), other, rule(), cleaning(), Splitter.defaults(seed), options));
    }

    /** Whether a protocol keeps and merges the same rows under that label rule. */
    public boolean cleansAs(Protocol other, LabelRule otherRule) {
        return protocol().onePer().equals(other.onePer()) && rule().equals(otherRule);
    }

    /** A set of data that was prepared from the source's rows. */
    public static StudySet of(LoadedData source, PreparedData data) {
        StudyTables tables = new StudyTables(
                data.train().features(),
                data.train().labels(),
                data.train().groups(),
                data.validation().table(),
                data.validation().labels(),
                data.test().table(),
                data.test().labels());
        return new StudySet(source, data, tables, clusters(data, data.recipe().cluster()));
    }

    /**
     * The same with other clusters.
     *
     * @param key a group key of the recipe, or {@code row}; empty leaves these
     * @throws DataException if the recipe has no such key
     */
    public StudySet withClusters(Optional<String> key) {
        return key.isEmpty() ? this : new StudySet(source, data, tables, clusters(data, key));
    }

    private static Groups clusters(PreparedData data, Optional<String> key) {
        if (key.isEmpty()) {
            return data.groups();
        }
        return key.get().equals(ROW)
                ? Groups.ofRows(data.dataset().rows())
                : data.dataset().groups(data.recipe().group(key.get()));
    }

    public Dataset dataset() {
        return data.dataset();
    }

    public Recipe recipe() {
        return data.recipe();
    }

    public Protocol protocol() {
        return data.protocol();
    }

    public LabelRule rule() {
        return data.rule();
    }

    public Cleaning.Result cleaning() {
        return data.cleaning();
    }

    /** What was left out, in order: by cleaning, and from the training part as outliers. */
    public List<Cleaning.Step> leftOut() {
        return Stream.concat(cleaning().steps().stream(), data.outliers().stream())
                .toList();
    }

    /** The rows that are in one of the parts, if all of them were fitted on. */
    public int used() {
        return cleaning().rows().length
                - data.outliers().map(Cleaning.Step::removed).orElse(0);
    }

    public Groups groups() {
        return data.groups();
    }

    public Split split() {
        return data.split();
    }

    public Preprocessor preprocessor() {
        return data.preprocessor();
    }

    public DataSummary dataSummary() {
        return Summaries.data(this);
    }

    public SplitSummary splitSummary() {
        return Summaries.split(this);
    }

    /** The cluster of every test row: what the bootstrap draws. */
    public int[] testClusters() {
        return clusters.of(data.test().rows());
    }
}
