package backbeat.preparation;

import backbeat.data.DataException;
import backbeat.data.NumberFields;
import backbeat.data.Reading;
import backbeat.data.SetRule;
import backbeat.data.Values;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * Collects raw rows, wherever they come from, and makes the {@link Table} of them that a model sees. Here and nowhere else it
 * is decided whether a raw row is complete and how its values become numbers and codes. Not for two threads at once; memory
 * is kept from table to table.
 *
 * <p>A row: {@link #number} and {@link #category} for every column, in any order, then {@link #endRow}.
 */
public final class RowEncoder {
    private final Preprocessor preprocessor;
    private final Schema schema;
    private final int width;
    /** Numeric columns of raw rows; those behind them are indicators of missing values and numbers of sets. */
    private final int raw;

    private final Gaps gaps;
    private final Reading reading;
    private final int plain;
    private final NumberFields fields;
    /** Per numeric column of raw rows the column of a file that it is read from. */
    private final List<String> sources;

    private final boolean[] missingHere;

    private float[] numbers;
    private int[][] codes;
    private final SetColumn.Builder[] sets;
    private int[] members = new int[8];
    private int rows;
    private final UnseenCategories unseen;

    /** What is wrong with the row at hand; of several problems the one of the lowest rank. */
    private String problem = "";

    private int problemRank = Integer.MAX_VALUE;
    private boolean lacksValue;

    public RowEncoder(Preprocessor preprocessor) {
        this.preprocessor = preprocessor;
        this.schema = preprocessor.schema();
        this.width = schema.numericCount();
        this.raw = preprocessor.rawNumbers();
        this.gaps = preprocessor.gaps();
        this.reading = preprocessor.reading();
        this.plain = preprocessor.plainNumbers();
        this.sources = preprocessor.columns().numericSources();
        this.fields = new NumberFields(sources, plain, reading);
        this.missingHere = new boolean[raw];
        this.numbers = new float[width];
        this.codes = new int[schema.categoricalCount()][1];
        this.unseen = new UnseenCategories(schema.categorical());
        this.sets = new SetColumn.Builder[schema.categoricalCount()];
        for (int c = 0; c < schema.categoricalCount(); c++) {
            CategoricalColumn column = schema.categorical().get(c);
            sets[c] = column.isSet() ? new SetColumn.Builder(column.size()) : null;
        }
    }

    /** Forgets all rows. */
    public void clear() {
        rows = 0;
        unseen.clear();
        for (SetColumn.Builder set : sets) {
            if (set != null) {
                set.clear();
            }
        }
        lacksValue = false;
        forgetRow();
    }

    private void forgetRow() {
        problem = "";
        problemRank = Integer.MAX_VALUE;
        unseen.forgetRow();
        Arrays.fill(missingHere, false);
    }

    /** The number of complete rows so far. */
    public int rows() {
        return rows;
    }

    /**
     * A value of the row at hand.
     *
     * @param column a numeric column of the schema; booleans are 1 and 0
     * @param value  NaN if it is missing
     */
    public void number(int column, double value) {
        encode(column, fields.isMissing(column, value) ? Double.NaN : value);
    }

    private void encode(int column, double value) {
        missingHere[column] = Double.isNaN(value);
        float encoded = preprocessor.numberOrFill(column, value);
        if (!Float.isFinite(encoded)) {
            if (Double.isNaN(value)) {
                missing(column, sources.get(column));
            } else {
                wrong(column, "column '" + sources.get(column) + "': " + value + " is too large for the model");
            }
        }
        numbers[rows * width + column] = encoded;
    }

    /** A value of the row at hand, given as the text in UTF-8 that would stand in a file. */
    public void number(int column, byte[] utf8, int from, int to) {
        double value = fields.read(column, utf8, from, to);
        if (Double.isNaN(value)) {
            unread(column, new String(utf8, from, to - from, StandardCharsets.UTF_8));
        } else {
            encode(column, value);
        }
    }

    /** A value of the row at hand, given as the text that would stand in a file. */
    public void number(int column, String text) {
        double value = fields.read(column, text);
        if (Double.isNaN(value)) {
            unread(column, text);
        } else {
            encode(column, value);
        }
    }

    /** A text that is no value of its column: missing, or wrong. */
    private void unread(int column, String text) {
        if (fields.isMissing(column, text)) {
            encode(column, Double.NaN);
        } else {
            wrong(column, "column '" + Values.shown(sources.get(column)) + "': " + fields.complaint(column, text));
        }
    }

    /**
     * The values of the row at hand by the names of their columns: numbers, booleans, texts as they would stand in a file, or
     * for a set column a collection of its members. One that is absent or null is missing; other entries are ignored.
     */
    public void values(Map<String, ?> row) {
        for (int c = 0; c < raw; c++) {
            Object value = row.get(sources.get(c));
            if (value instanceof Number number && c < plain) {
                number(c, number.doubleValue());
            } else {
                number(c, Values.text(value));
            }
        }
        for (int c = 0; c < codes.length; c++) {
            CategoricalColumn column = schema.categorical().get(c);
            Object value = row.get(column.name());
            category(c, column.isSet() ? field(c, value) : Values.text(value));
        }
    }

    /** The members of a collection as a field; a member that holds the separator makes the row a wrong one. */
    private String field(int column, Object value) {
        CategoricalColumn set = schema.categorical().get(column);
        try {
            return SetRule.field(set.name(), value, set.separator().orElseThrow());
        } catch (DataException e) {
            wrong(width + column, e.getMessage());
            return "";
        }
    }

    /**
     * A category of the row at hand, given as UTF-8; none means that it is missing. In a set column: its members, with
     * separators between them; none is the empty set.
     */
    public void category(int column, byte[] utf8, int from, int to) {
        int code = preprocessor.codes(column).code(utf8, from, to);
        codes[column][rows] = code;
        if (code == Table.UNSEEN) {
            unseen(column, new String(utf8, from, to - from, StandardCharsets.UTF_8));
        }
    }

    /** A category of the row at hand; the empty text means that it is missing. */
    public void category(int column, String text) {
        int code = preprocessor.code(column, text);
        codes[column][rows] = code;
        if (code == Table.UNSEEN) {
            unseen(column, text);
        }
    }

    /** The known members of a field that is no member itself. */
    private void set(int column, String text) {
        char separator = schema.categorical().get(column).separator().orElseThrow();
        int count = 0;
        StringBuilder strange = new StringBuilder();
        for (String member : SetRule.members(
                reading.unmarked(schema.categorical().get(column).name(), text), separator)) {
            int code = preprocessor.code(column, member);
            if (count == members.length) {
                members = Arrays.copyOf(members, 2 * count);
            }
            if (code == Table.UNSEEN) {
                strange.append(strange.isEmpty() ? "" : String.valueOf(separator))
                        .append(member);
            } else {
                members[count++] = code;
            }
        }
        codes[column][rows] = sets[column].code(members, count);
        unseen.note(column, strange.toString());
    }

    private void unseen(int column, String text) {
        if (schema.categorical().get(column).isSet()) {
            set(column, text);
            return;
        }
        Optional<String> fill = gaps.categories().get(column);
        boolean missing = text.isEmpty()
                || reading.isMark(schema.categorical().get(column).name(), text);
        if (missing && fill.isPresent()) {
            codes[column][rows] = preprocessor.code(column, fill.get());
        } else if (missing) {
            missing(width + column, schema.categorical().get(column).name());
        } else {
            unseen.note(column, text);
        }
    }

    private void wrong(int column, String text) {
        problem(column, text);
    }

    /** What is wrong goes before what is not there. */
    private void missing(int column, String name) {
        problem(width + codes.length + column, "column '" + name + "': the value is missing");
    }

    private void problem(int rank, String text) {
        if (rank < problemRank) {
            problem = text;
            problemRank = rank;
        }
    }

    /**
     * Ends the row at hand. If something is wrong with it, it is left out.
     *
     * @return what is wrong, for people; the empty string if nothing is
     */
    public String endRow() {
        String wrong = problem;
        lacksValue = !wrong.isEmpty() && problemRank >= width + codes.length;
        if (wrong.isEmpty()) {
            unseen.count(rows);
            for (int k = 0; k < gaps.indicators().length; k++) {
                boolean missing = missingHere[gaps.indicators()[k]];
                numbers[rows * width + raw + k] = preprocessor.number(raw + k, missing ? 1 : 0);
            }
            rows++;
            grow();
        }
        forgetRow();
        return wrong;
    }

    /** Whether the row that was ended last was left out for nothing but a value that is missing. */
    public boolean lacksValue() {
        return lacksValue;
    }

    private void grow() {
        if ((rows + 1) * width > numbers.length || codes.length > 0 && rows == codes[0].length) {
            int room = 2 * rows;
            numbers = Arrays.copyOf(numbers, room * width);
            for (int c = 0; c < codes.length; c++) {
                codes[c] = Arrays.copyOf(codes[c], room);
            }
        }
    }

    /** By categorical column, how many rows have each category that no training row had. */
    public List<Map<String, Integer>> unseen() {
        return unseen.counts();
    }

    /** By categorical column, how many rows have a category that no training row had. */
    public int unseenRows(int column) {
        return unseen.rows(column);
    }

    /** How many rows have two members or more of a categorical column. */
    public int rowsOfSeveral(int column) {
        int size = schema.categorical().get(column).size();
        int count = 0;
        for (int row = 0; row < rows; row++) {
            count += codes[column][row] >= size ? 1 : 0;
        }
        return count;
    }

    /** The columns of which a row of the table has a category that no training row had. */
    public List<String> unseenColumns(int row) {
        return unseen.columns(row);
    }

    /** The complete rows, in order; to be used until the next row is added here. */
    public Table table() {
        FMatrixRMaj block = new FMatrixRMaj();
        block.data = numbers;
        block.numRows = rows;
        block.numCols = width;
        int[][] exact = new int[codes.length][];
        SetColumn[] exactSets = new SetColumn[codes.length];
        for (int c = 0; c < codes.length; c++) {
            exact[c] = Arrays.copyOf(codes[c], rows);
            exactSets[c] =
                    sets[c] == null ? SetColumn.none(schema.categorical().get(c).size()) : sets[c].build();
        }
        new DerivedBlock(preprocessor).fill(block, exact, exactSets);
        return new Table(schema, block, exact, exactSets);
    }
}
