package backbeat.interop;

import backbeat.data.Dataset;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows as columns of doubles, of texts, or a matrix of floats or doubles called {@code features}: what a graph is asked. */
final class Exchange {
    private Exchange() {}

    static Map<String, Object> raw(Dataset rows, Schema schema) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (String name : rows.columns().numericFeatures()) {
            int column = rows.columns().numericFeatures().indexOf(name);
            double[] values = new double[rows.rows()];
            for (int row = 0; row < values.length; row++) {
                values[row] = rows.number(column, row);
            }
            columns.put(name, values);
        }
        for (int c = 0; c < schema.categoricalCount(); c++) {
            String name = schema.categorical().get(c).name();
            int column = rows.columns().categorical().indexOf(name);
            if (schema.categorical().get(c).isSet()) {
                columns.put(name, members(rows, column, schema.categorical().get(c)));
                continue;
            }
            String[] values = new String[rows.rows()];
            for (int row = 0; row < values.length; row++) {
                int code = rows.code(column, row);
                values[row] =
                        code == Dataset.MISSING ? "" : rows.categories(column).get(code);
            }
            columns.put(name, values);
        }
        return columns;
    }

    /** 1 for each member that the model knows: {@code rows × categories}. */
    private static float[][] members(Dataset rows, int column, CategoricalColumn known) {
        float[][] hot = new float[rows.rows()][known.size()];
        for (int row = 0; row < hot.length; row++) {
            for (int member : rows.set(column, row)) {
                int code = known.codeOf(rows.members(column).get(member));
                if (code >= 0) {
                    hot[row][code] = 1;
                }
            }
        }
        return hot;
    }

    static void write(Path file, Map<String, Object> columns) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(columns.size());
            for (Map.Entry<String, Object> column : columns.entrySet()) {
                out.writeUTF(column.getKey());
                if (column.getValue() instanceof double[] values) {
                    out.writeUTF("double");
                    out.writeInt(values.length);
                    for (double value : values) {
                        out.writeDouble(value);
                    }
                } else if (column.getValue() instanceof float[][] values) {
                    out.writeUTF("floats");
                    out.writeInt(values.length);
                    out.writeInt(values[0].length);
                    for (float[] row : values) {
                        for (float value : row) {
                            out.writeFloat(value);
                        }
                    }
                } else {
                    out.writeUTF("text");
                    String[] values = (String[]) column.getValue();
                    out.writeInt(values.length);
                    for (String value : values) {
                        out.writeUTF(value);
                    }
                }
            }
        }
    }

    static Map<String, Object> read(Path file) throws IOException {
        Map<String, Object> columns = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                String type = in.readUTF();
                int rows = in.readInt();
                if (type.equals("double")) {
                    double[] values = new double[rows];
                    for (int row = 0; row < rows; row++) {
                        values[row] = in.readDouble();
                    }
                    columns.put(name, values);
                } else if (type.equals("floats")) {
                    float[][] values = new float[rows][in.readInt()];
                    for (float[] row : values) {
                        for (int i = 0; i < row.length; i++) {
                            row[i] = in.readFloat();
                        }
                    }
                    columns.put(name, values);
                } else {
                    String[] values = new String[rows];
                    for (int row = 0; row < rows; row++) {
                        values[row] = in.readUTF();
                    }
                    columns.put(name, values);
                }
            }
        }
        return columns;
    }
}
