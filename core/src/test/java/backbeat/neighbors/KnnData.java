package backbeat.neighbors;

import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Tables for the tests, made from a seed. */
final class KnnData {
    private KnnData() {}

    /** The shapes that break k-d trees. */
    enum Shape {
        UNIFORM,
        GAUSSIAN,
        CLUSTERED,
        /** Integer coordinates from 0 to 3: many equal distances. */
        GRIDDED,
        ALL_DUPLICATES,
        CONSTANT_COLUMNS,
        /** One column reaches 40 standard deviations. */
        HEAVY_TAIL,
        /** Columns that go together, as those of songs do: points near a plane. */
        PLANE
    }

    static Schema schema(int numeric, int... categories) {
        List<String> names = new ArrayList<>();
        for (int j = 0; j < numeric; j++) {
            names.add("x" + j);
        }
        List<CategoricalColumn> columns = new ArrayList<>();
        for (int c = 0; c < categories.length; c++) {
            List<String> values = new ArrayList<>();
            for (int code = 0; code < categories[c]; code++) {
                values.add("v" + code);
            }
            columns.add(new CategoricalColumn("c" + c, values));
        }
        return new Schema(names, columns);
    }

    /** Rows of the given shape; one code in {@code 1 / unseen} is unseen, none if that is 0. */
    static Table table(Schema schema, Shape shape, int rows, int unseen, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        int d = schema.numericCount();
        FMatrixRMaj numeric = new FMatrixRMaj(rows, d);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < d; j++) {
                numeric.data[i * d + j] = value(shape, i, j, random);
            }
        }
        int[][] codes = new int[schema.categoricalCount()][rows];
        for (int c = 0; c < codes.length; c++) {
            int size = schema.categorical().get(c).size();
            for (int i = 0; i < rows; i++) {
                codes[c][i] = shape == Shape.ALL_DUPLICATES
                        ? 0
                        : unseen > 0 && random.nextInt(unseen) == 0 ? Table.UNSEEN : random.nextInt(size);
            }
        }
        return new Table(schema, numeric, codes);
    }

    private static float value(Shape shape, int row, int column, Xoshiro256 random) {
        return switch (shape) {
            case UNIFORM -> random.nextFloat();
            case GAUSSIAN -> (float) random.nextGaussian();
            case CLUSTERED -> (row % 7 * (column + 1)) % 5 + 0.01f * (float) random.nextGaussian();
            case GRIDDED -> random.nextInt(4);
            case ALL_DUPLICATES -> 0.25f;
            case CONSTANT_COLUMNS -> column % 2 == 0 ? 3 : (float) random.nextGaussian();
            case HEAVY_TAIL -> {
                double z = random.nextGaussian();
                yield (float) (column == 0 ? z * z * z * Math.abs(z) : z);
            }
            case PLANE ->
                (float) (Math.sin(7.3 * row) * Math.cos(column)
                        + Math.sin(1.9 * row) * Math.sin(column)
                        + 0.2 * random.nextGaussian());
        };
    }

    static Labels labels(int rows, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        byte[] values = new byte[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = (byte) random.nextInt(2);
        }
        return new Labels(values);
    }
}
