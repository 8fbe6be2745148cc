package backbeat.data;

import backbeat.parallel.Workers;
import backbeat.table.Labels;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rows of a file as columns, exactly as read: numbers as doubles, categories and texts as codes of distinct ones,
 * and the label's source value, so that its threshold may still change. Immutable; safe to share between threads.
 *
 * <p>A <em>row</em> of a data set is its place here; {@link #sourceRow} is its place in the file, which differs where rows
 * were rejected. Memory: 8 bytes a number, 4 a category or text, and the bytes of distinct texts.
 */
public final class Dataset {
    /** The code of a missing category. */
    public static final int MISSING = -1;

    private static final int[] NO_MEMBERS = {};

    private final Columns columns;
    private final DatasetColumns data;
    private final Source source;
    private final Map<GroupKey, Groups> groups;
    private final Map<Integer, CellSets> cells;
    private final MergedValues merged;
    /** Who has the features and texts; null where they are here. */
    private final RowsElsewhere elsewhere;

    Dataset(Columns columns, DatasetColumns data, Source source, RowsElsewhere elsewhere) {
        this.columns = columns;
        this.data = data;
        this.source = source;
        this.groups = new ConcurrentHashMap<>();
        this.cells = new ConcurrentHashMap<>();
        this.merged = MergedValues.NONE;
        this.elsewhere = elsewhere;
    }

    private Dataset(Dataset original, Columns columns, MergedValues merged, RowsElsewhere elsewhere) {
        this.columns = columns;
        this.data = original.data;
        this.source = original.source;
        this.groups = original.groups;
        this.cells = original.cells;
        this.merged = merged;
        this.elsewhere = elsewhere;
    }

    /** The same rows, each field of a set column read as one category; of merged rows the first row's. */
    public Dataset withoutSets() {
        return new Dataset(this, columns.withSets(List.of()), merged.withoutSets(), elsewhere);
    }

    /** The same rows, some of them with other numbers, labels and members. */
    Dataset with(MergedValues values) {
        return new Dataset(this, columns, values, elsewhere);
    }

    /** The same rows with other labels, and features that others have. */
    Dataset with(double[] labels, RowsElsewhere others) {
        return new Dataset(this, columns, merged.withLabels(labels), others);
    }

    /**
     * Lets the first of the rows of each group stand for all of them.
     *
     * @param rows  the rows that are used, ascending
     * @param key   the groups
     * @param rules what becomes of numbers and labels that differ
     */
    public MergedRows merge(int[] rows, GroupKey key, MergeRules rules) {
        return merge(rows, groups(key), rules);
    }

    /** As above, of groups that are known already. */
    public MergedRows merge(int[] rows, Groups groups, MergeRules rules) {
        return MergedRows.of(this, rows, groups, rules, elsewhere);
    }

    /** The numbers of a column, by row; rows may be more than {@link #rows()}. */
    double[] allNumbers(int column) {
        return merged.numbers() == null ? data.numbers(column) : merged.numbers()[column];
    }

    /** The codes of a column, by row; rows may be more than {@link #rows()}. */
    int[] allCodes(int column) {
        return data.codes(column);
    }

    /** A text column, with a code for each distinct text. */
    TextColumn textColumn(int column) {
        return data.texts(column);
    }

    /** The labels' sources, by row. */
    double[] allLabels() {
        return merged.labels() == null ? data.labels() : merged.labels();
    }

    /** The members of a set column, in order of first appearance. */
    public List<String> members(int column) {
        return Collections.unmodifiableList(cells(column).members());
    }

    /** The members of a row in a set column, as ascending places in {@link #members}; not to be written to. */
    public int[] set(int column, int row) {
        int[] collected =
                merged.sets().isEmpty() ? null : merged.sets().get(column).get(row);
        int field = data.codes(column)[row];
        return collected != null
                ? collected
                : field == MISSING ? NO_MEMBERS : cells(column).byField()[field];
    }

    private CellSets cells(int column) {
        CellSets known = cells.get(column);
        return known != null ? known : readCells(column);
    }

    private CellSets readCells(int column) {
        String name = columns.categorical().get(column);
        SetRule rule = columns.set(name)
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not a set column of " + origin()));
        return cells.computeIfAbsent(column, c -> CellSets.of(data.dictionary(c), rule.separator()));
    }

    /**
     * Where rows came from.
     *
     * @param origin what to call it in messages: a file name
     * @param sha256 of the bytes that were read, 64 lower-case hexadecimal digits; empty if there were none
     * @param format how the rows were written, for people: {@code fields separated by ';'}; empty if nothing is unusual
     * @param unread the columns that were there and not asked for, in their order
     * @param doubts what may be read otherwise than it is meant: sentences for people
     */
    public record Source(String origin, String sha256, String format, List<String> unread, List<String> doubts) {
        public Source {
            unread = List.copyOf(unread);
            doubts = List.copyOf(doubts);
        }

        /** Without doubts. */
        public Source(String origin, String sha256, String format, List<String> unread) {
            this(origin, sha256, format, unread, List.of());
        }
    }

    /** Who has the features and texts of these rows; empty where the data set has them. */
    public Optional<RowsElsewhere> elsewhere() {
        return Optional.ofNullable(elsewhere);
    }

    /** The number of rows, {@code n}. */
    public int rows() {
        return data.rows();
    }

    public Columns columns() {
        return columns;
    }

    /** Where the rows came from, for messages: a file name. */
    public String origin() {
        return source.origin();
    }

    /** The SHA-256 of the bytes that were read, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return source.sha256();
    }

    /** How the rows were written, and what else was there. */
    public Source source() {
        return source;
    }

    /** The 0-based number of a row among the data rows of the file. */
    public long sourceRow(int row) {
        return data.sourceRow(row);
    }

    /** The rows of the file that are not here, in file order; empty unless they were to be {@link BadRows#SKIP}ped. */
    public List<RejectedRow> rejected() {
        return data.rejected();
    }

    /** A number, or NaN if it is missing. Columns are numbered as in {@link Columns#numericFeatures()}. */
    public double number(int column, int row) {
        return allNumbers(column)[row];
    }

    /** The numbers of some rows; NaN where one is missing. */
    public double[] numbers(int column, int[] rows) {
        double[] values = allNumbers(column);
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = values[rows[i]];
        }
        return selected;
    }

    /**
     * The categories of a categorical column, in order of first appearance: codes are places in this list. Of a set column
     * these are the fields as they are written; see {@link #members}.
     */
    public List<String> categories(int column) {
        return data.dictionary(column);
    }

    /** The code of a category, or {@link #MISSING}. */
    public int code(int column, int row) {
        return data.codes(column)[row];
    }

    /** The codes of some rows; {@link #MISSING} where a category is missing. */
    public int[] codes(int column, int[] rows) {
        int[] codes = data.codes(column);
        int[] selected = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = codes[rows[i]];
        }
        return selected;
    }

    /** A text, as a new string; the empty one if it is missing. Columns are numbered as in {@link Columns#texts()}. */
    public String text(int column, int row) {
        return data.texts(column).text(row);
    }

    /**
     * A text by the name of its column.
     *
     * @throws IllegalArgumentException if there is no such text column
     */
    public String text(String column, int row) {
        return text(textColumn(column), row);
    }

    /**
     * Gives the texts their codes now, columns side by side, and not each column when it is first asked for. Nothing where
     * the rows are {@link #elsewhere}.
     */
    public void sortTexts(Workers workers) {
        int here = elsewhere == null ? columns.texts().size() : 0;
        workers.forEach(here, (column, worker) -> data.texts(column).codes());
    }

    /**
     * The number of a text column.
     *
     * @throws IllegalArgumentException if there is no such text column
     */
    public int textColumn(String column) {
        int index = columns.texts().indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("'" + column + "' is not a text column of " + source.origin());
        }
        return index;
    }

    /**
     * The number that the label is made from, or NaN if it is missing; for a rule on text 1 where the text is the positive
     * one and 0 elsewhere.
     *
     * @throws IllegalStateException if the data set was read without a label
     */
    public double labelSource(int row) {
        requireLabel();
        return allLabels()[row];
    }

    /**
     * A value of the label column.
     *
     * @param text as it stands in the file, blanks included
     * @param rows how many rows have it
     */
    public record LabelValue(String text, long rows) {}

    /**
     * The values of the label column, the most frequent first; of more than a thousand texts those that are first in their order.
     *
     * @param most if there are more, none are told: they are not a few classes
     */
    public List<LabelValue> labelValues(int most) {
        requireLabel();
        List<LabelValue> values = data.labelTexts();
        if (columns.label().orElseThrow().isNumeric()) {
            values = LabelTexts.ofNumbers(allLabels(), rows(), most);
        }
        return values.size() <= most ? values : List.of();
    }

    /**
     * The labels of some rows.
     *
     * @param rule a rule on the label column, such as the recipe's with another threshold
     * @param rows the rows wanted
     * @throws DataException if the label of one of these rows is missing
     */
    public Labels labels(LabelRule rule, int[] rows) {
        requireLabel();
        LabelRule own = columns.label().orElseThrow();
        if (!rule.column().equals(own.column()) || rule.isNumeric() != own.isNumeric()) {
            throw new IllegalArgumentException("The rule '" + rule + "' does not fit the label that was read: " + own);
        }
        return rule.labels(allLabels(), rows, row -> source.origin() + ", data row " + sourceRow(row));
    }

    /**
     * The rows in which a column has no value.
     *
     * @throws IllegalArgumentException if the column was not read
     */
    public BitSet missing(String column) {
        return new MissingCells(this, elsewhere).of(column);
    }

    /** Those of {@code rows} that equal no earlier one of them in every column that was read. O(rows) expected. */
    public int[] distinct(int[] rows) {
        return elsewhere == null ? new Duplicates(columns, data).first(rows) : equal().firstOf(rows);
    }

    /** Rows that are equal in every column that was read, as groups. O(rows) expected. */
    public Groups equal() {
        return elsewhere == null ? new Duplicates(columns, data).groups(rows()) : elsewhere.equal();
    }

    /** The groups of all rows under {@code key}; computed once. */
    public Groups groups(GroupKey key) {
        return groups.computeIfAbsent(
                key, asked -> elsewhere == null ? Grouping.of(this, asked) : elsewhere.groups(asked));
    }

    private void requireLabel() {
        if (columns.label().isEmpty()) {
            throw new IllegalStateException(source.origin() + " was read without a label");
        }
    }
}
