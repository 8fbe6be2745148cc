package backbeat.source;

import backbeat.data.Dataset;
import backbeat.files.Json;
import backbeat.files.NpyFile;
import backbeat.files.OutputFolder;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Splitter;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.table.CategoricalColumn;
import backbeat.table.OneHot;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes the tables of a protocol as NumPy files, so that other libraries work on the same numbers. For each part
 * ({@code train}, {@code validation}, {@code test}):
 *
 * <pre>
 * PART_dense.npy    float32  n × width  numeric columns, then one-hot columns; of a set column 1 for each member
 * PART_numeric.npy  float32  n × d      the numeric columns alone
 * PART_codes.npy    int32    n × c      the category codes; -1 for a category that training rows do not have, and -2
 *                                       for a set of several: its members are in the dense matrix
 * PART_labels.npy   uint8    n
 * PART_rows.npy     int64    n          0-based data rows of the input file
 * </pre>
 *
 * and {@code meta.json} with the names of columns and categories and all that the numbers depend on. On request the same
 * rows as CSV, ARFF or LIBSVM files; {@code read.txt} says how other programs read them.
 */
public final class MatrixExport {
    /** The file that every exported folder holds. */
    public static final String META = "meta.json";

    /** The code of a set of several members. */
    private static final int SEVERAL = -2;

    private MatrixExport() {}

    /**
     * What {@code meta.json} says.
     *
     * @param schema       the version of this file's shape
     * @param source       {@code real} or {@code synthetic}
     * @param parts        rows per part
     * @param separators   what stands between the members of a set in one field, by column
     * @param featureNames the dense columns in order
     * @param categories   the categories of every categorical column in code order
     * @param forms        the forms in which the tables were written
     * @param libsvmIndexBase the number of the first column in LIBSVM files
     */
    public record Meta(
            int schema,
            String source,
            String sha256,
            String recipe,
            String protocol,
            String label,
            String outliers,
            long seed,
            double validation,
            double test,
            Map<String, Integer> parts,
            Map<String, Double> positiveRates,
            List<String> numeric,
            Map<String, List<String>> categories,
            Map<String, String> separators,
            List<String> featureNames,
            List<String> forms,
            int libsvmIndexBase) {}

    /**
     * Splits, preprocesses and writes.
     *
     * @param loaded     the data
     * @param recipe     what it means
     * @param protocol   how rows become parts
     * @param options    how features are prepared
     * @param validation the share of validation rows, may be 0
     * @param test       the share of test rows
     * @param seed       the seed of the split
     * @param forms      in which forms to write
     * @param folder     receives the files
     */
    public static Meta write(
            LoadedData loaded,
            Recipe recipe,
            Protocol protocol,
            PreprocessingOptions options,
            double validation,
            double test,
            long seed,
            Set<TableForm> forms,
            OutputFolder folder)
            throws IOException {
        Dataset dataset = loaded.dataset();
        Splitter splitter = new Splitter(validation, test, seed);
        PreparedData data =
                PreparedData.of(dataset, recipe, protocol, protocol.label(recipe.label()), splitter, options);
        Map<String, PreparedData.Part> parts = new LinkedHashMap<>();
        parts.put("train", data.train());
        if (validation > 0) {
            parts.put("validation", data.validation());
        }
        parts.put("test", data.test());
        Map<String, Integer> sizes = new LinkedHashMap<>();
        Map<String, Double> rates = new LinkedHashMap<>();
        for (Map.Entry<String, PreparedData.Part> part : parts.entrySet()) {
            write(folder, forms, part.getKey(), data.dataset(), part.getValue());
            sizes.put(part.getKey(), part.getValue().rows().length);
            rates.put(part.getKey(), part.getValue().labels().positiveRate());
        }
        Schema schema = data.preprocessor().schema();
        Map<String, List<String>> categories = new LinkedHashMap<>();
        Map<String, String> separators = new LinkedHashMap<>();
        for (CategoricalColumn column : schema.categorical()) {
            categories.put(column.name(), column.categories());
            column.separator().ifPresent(separator -> separators.put(column.name(), separator.toString()));
        }
        List<String> features = new ArrayList<>();
        for (int f = 0; f < schema.oneHotWidth(); f++) {
            features.add(schema.featureName(f));
        }
        Meta meta = new Meta(
                1,
                loaded.kind(),
                dataset.sha256(),
                recipe.name(),
                protocol.name(),
                data.rule().toString(),
                options.outliers().name().toLowerCase(Locale.ROOT),
                seed,
                validation,
                test,
                sizes,
                rates,
                schema.numeric(),
                categories,
                separators,
                features,
                forms.stream().map(TableForm::toString).toList(),
                1);
        Json.write(folder.file(META), meta);
        Files.writeString(
                folder.file("read.txt"), new ReadingGuide(schema).text(forms, String.join(", ", parts.keySet())));
        return meta;
    }

    private static void write(
            OutputFolder folder, Set<TableForm> forms, String name, Dataset dataset, PreparedData.Part part)
            throws IOException {
        TextTables texts = new TextTables(dataset, part);
        for (TableForm form : forms) {
            switch (form) {
                case NPY -> matrices(folder, name, dataset, part);
                case CSV -> texts.csv(folder.file(name + ".csv"));
                case ARFF -> texts.arff(folder.file(name + ".arff"), name);
                case LIBSVM -> texts.libsvm(folder.file(name + ".libsvm"));
            }
        }
    }

    private static void matrices(OutputFolder folder, String name, Dataset dataset, PreparedData.Part part)
            throws IOException {
        Table table = part.table();
        int n = table.rows();
        int d = table.schema().numericCount();
        int[][] codes = new int[table.schema().categoricalCount()][];
        Arrays.setAll(
                codes,
                column -> Arrays.stream(table.codes(column))
                        .map(code -> code < table.sets(column).categories() ? code : SEVERAL)
                        .toArray());
        NpyFile.write(
                folder.file(name + "_dense.npy"),
                OneHot.materialize(table).data,
                n,
                table.schema().oneHotWidth());
        NpyFile.write(folder.file(name + "_numeric.npy"), table.numeric().data, n, d);
        NpyFile.write(folder.file(name + "_codes.npy"), codes, n);
        NpyFile.write(folder.file(name + "_labels.npy"), part.labels().toArray());
        NpyFile.write(
                folder.file(name + "_rows.npy"),
                Arrays.stream(part.rows()).mapToLong(dataset::sourceRow).toArray());
    }
}
