package backbeat.knowledge;

import backbeat.files.Json;
import backbeat.files.NpyFile;
import backbeat.recipe.Knowledge;
import backbeat.study.FittedModel;
import backbeat.study.StudyTables;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows and columns of every step as matrices, with what our models answer, for another program to fit its own on: step
 * {@code S}, part {@code P} ({@code train}, {@code validation}, {@code test}) is {@code S-P-numbers.npy} (float32) and
 * {@code S-P-codes.npy} (int32, a column a category, −1 for unseen); sets are 0/1 columns among the numbers. Beside them
 * {@code P-labels.npy}, {@code clusters.npy} of the test rows, {@code S-answers.npy} (test rows × models) and
 * {@code steps.json} with all names.
 */
final class KnowledgeExport {
    private final Path folder;
    private final List<Map<String, Object>> steps = new ArrayList<>();

    KnowledgeExport(Path folder) {
        this.folder = folder;
    }

    void step(Knowledge.Step step, StudyTables tables, List<FittedModel> models) {
        String number = Integer.toString(steps.size() + 1);
        try {
            Files.createDirectories(folder);
            boolean[] sets = sets(List.of(tables.train(), tables.validation(), tables.test()));
            part(number + "-train", tables.train(), sets);
            part(number + "-validation", tables.validation(), sets);
            part(number + "-test", tables.test(), sets);
            int rows = tables.test().rows();
            float[] answers = new float[rows * models.size()];
            for (int i = 0; i < answers.length; i++) {
                answers[i] = (float) models.get(i % models.size()).test()[i / models.size()];
            }
            NpyFile.write(folder.resolve(number + "-answers.npy"), answers, rows, models.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("name", step.name());
        named.put("models", models.stream().map(FittedModel::key).toList());
        steps.add(named);
    }

    void end(StudyTables tables, int[] testClusters) {
        try {
            labels("train", tables.trainLabels());
            labels("validation", tables.validationLabels());
            labels("test", tables.testLabels());
            NpyFile.write(
                    folder.resolve("clusters.npy"),
                    Arrays.stream(testClusters).asLongStream().toArray());
            Json.write(folder.resolve("steps.json"), steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void labels(String part, Labels labels) throws IOException {
        byte[] values = new byte[labels.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = (byte) labels.get(row);
        }
        NpyFile.write(folder.resolve(part + "-labels.npy"), values);
    }

    /** The categorical columns in which a row has two members or more: others are single categories to every reader. */
    private static boolean[] sets(List<Table> tables) {
        boolean[] sets = new boolean[tables.get(0).schema().categoricalCount()];
        for (int c = 0; c < sets.length; c++) {
            int column = c;
            sets[c] = tables.stream()
                    .anyMatch(table -> table.schema().categorical().get(column).isSet()
                            && table.sets(column).sets() > 0);
        }
        return sets;
    }

    private void part(String name, Table table, boolean[] sets) throws IOException {
        Schema schema = table.schema();
        int numbers = schema.numericCount();
        int members = 0;
        List<int[]> codes = new ArrayList<>();
        for (int c = 0; c < schema.categoricalCount(); c++) {
            CategoricalColumn column = schema.categorical().get(c);
            if (sets[c]) {
                members += column.size();
            } else {
                codes.add(table.codes(c));
            }
        }
        int width = numbers + members;
        float[] values = new float[table.rows() * width];
        for (int row = 0; row < table.rows(); row++) {
            for (int c = 0; c < numbers; c++) {
                values[row * width + c] = table.value(row, c);
            }
        }
        int first = numbers;
        for (int c = 0; c < schema.categoricalCount(); c++) {
            if (sets[c]) {
                members(table, c, values, width, first);
                first += schema.categorical().get(c).size();
            }
        }
        NpyFile.write(folder.resolve(name + "-numbers.npy"), values, table.rows(), width);
        NpyFile.write(folder.resolve(name + "-codes.npy"), codes.toArray(int[][]::new), table.rows());
    }

    private static void members(Table table, int column, float[] values, int width, int first) {
        SetColumn sets = table.sets(column);
        for (int row = 0; row < table.rows(); row++) {
            int code = table.code(row, column);
            for (int place = 0; place < sets.size(code); place++) {
                values[row * width + first + sets.member(code, place)] = 1;
            }
        }
    }
}
