package backbeat.preparation;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.List;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/** Makes the {@link Table} of rows of a {@link Dataset} that a {@link Preprocessor} describes. */
final class DatasetEncoder {
    private final Preprocessor preprocessor;
    private final Schema schema;
    private final Gaps gaps;
    private final Dataset dataset;

    DatasetEncoder(Preprocessor preprocessor, Dataset dataset) {
        this.preprocessor = preprocessor;
        this.schema = preprocessor.schema();
        this.gaps = preprocessor.gaps();
        this.dataset = dataset;
    }

    /**
     * The table of some rows, in the order named.
     *
     * @throws DataException if a number or category of these rows is missing, or the data set lacks a column
     */
    Table table(int[] rows) {
        int d = schema.numericCount();
        int[] places = places();
        FMatrixRMaj block = new FMatrixRMaj(rows.length, d);
        double[] fills = gaps.fills();
        for (int c = 0; c < places.length; c++) {
            double[] values = dataset.numbers(places[c], rows);
            for (int i = 0; i < rows.length; i++) {
                double value = Double.isNaN(values[i]) ? fills[c] : values[i];
                if (Double.isNaN(value)) {
                    throw missing(rows[i], schema.numeric().get(c));
                }
                block.data[i * d + c] = preprocessor.number(c, value);
            }
        }
        for (int k = 0; k < gaps.indicators().length; k++) {
            int column = places.length + k;
            double[] values = dataset.numbers(places[gaps.indicators()[k]], rows);
            for (int i = 0; i < rows.length; i++) {
                block.data[i * d + column] = preprocessor.number(column, Double.isNaN(values[i]) ? 1 : 0);
            }
        }
        int[][] codes = new int[schema.categoricalCount()][];
        SetColumn[] sets = new SetColumn[codes.length];
        for (int c = 0; c < codes.length; c++) {
            SetColumn.Builder builder =
                    new SetColumn.Builder(schema.categorical().get(c).size());
            boolean set = schema.categorical().get(c).isSet();
            codes[c] = set ? sets(rows, c, builder) : codes(rows, c);
            sets[c] = builder.build();
        }
        new DerivedBlock(preprocessor).fill(block, codes, sets);
        return new Table(schema, block, codes, sets);
    }

    /** The codes of the rows' sets; members that training rows lack are left out. */
    private int[] sets(int[] rows, int column, SetColumn.Builder builder) {
        String name = schema.categorical().get(column).name();
        int place = place(dataset.columns().categorical(), name);
        if (dataset.columns().set(name).isEmpty()) {
            throw new DataException(dataset.origin() + ": the column '" + name
                    + "' was read as one of single categories," + " but the model takes sets");
        }
        int[] translation = dataset.members(place).stream()
                .mapToInt(member -> preprocessor.code(column, member))
                .toArray();
        int[] codes = new int[rows.length];
        int[] known = new int[translation.length];
        for (int i = 0; i < rows.length; i++) {
            int count = 0;
            for (int member : dataset.set(place, rows[i])) {
                if (translation[member] != Table.UNSEEN) {
                    known[count++] = translation[member];
                }
            }
            codes[i] = builder.code(known, count);
        }
        return codes;
    }

    private int[] codes(int[] rows, int column) {
        String name = schema.categorical().get(column).name();
        int place = place(dataset.columns().categorical(), name);
        int[] translation = dataset.categories(place).stream()
                .mapToInt(category -> preprocessor.code(column, category))
                .toArray();
        Optional<String> fill = gaps.categories().get(column);
        int[] codes = dataset.codes(place, rows);
        for (int i = 0; i < rows.length; i++) {
            int code = codes[i];
            if (code == Dataset.MISSING && fill.isEmpty()) {
                throw missing(rows[i], name);
            }
            codes[i] = code == Dataset.MISSING ? preprocessor.code(column, fill.get()) : translation[code];
        }
        return codes;
    }

    int[] places() {
        return schema.numeric().subList(0, preprocessor.rawNumbers()).stream()
                .mapToInt(name -> place(dataset.columns().numericFeatures(), name))
                .toArray();
    }

    private int place(List<String> names, String name) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw new DataException(dataset.origin() + " was read without the column '" + name + "'");
        }
        return place;
    }

    private DataException missing(int row, String column) {
        return new DataException(dataset.origin() + ", data row " + dataset.sourceRow(row) + ", column '" + column
                + "': the value is missing");
    }
}
