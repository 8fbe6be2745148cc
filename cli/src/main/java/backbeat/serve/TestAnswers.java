package backbeat.serve;

import backbeat.csv.CsvWriter;
import backbeat.explanation.RowNames;
import backbeat.study.StudySet;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The run's {@code predictions.csv}: what each model said of each test row, by rows and by thresholds. Immutable. */
final class TestAnswers {
    static final int PAGE = 50;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** A row of the table, its probabilities with the digits that {@code predict} writes. */
    record Row(long row, String id, String title, String category, int label, List<String> probabilities) {}

    private final List<String> models;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, double[]> values = new LinkedHashMap<>();

    private TestAnswers(List<String> models) {
        this.models = List.copyOf(models);
    }

    /** Reads the file; rows get their names from the data. */
    static TestAnswers read(Path file, StudySet set) throws IOException {
        Map<Long, Integer> places = new HashMap<>();
        for (int place : set.split().test()) {
            places.put(set.dataset().sourceRow(place), place);
        }
        RowNames names = new RowNames(set.dataset(), set.recipe());
        int column = RowNames.widest(set.preprocessor().schema());
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            List<String> header = parser.getHeaderNames();
            if (!header.contains("row") || !header.contains("label")) {
                throw new IOException(file + " has no columns row and label. Is it a file that 'backbeat run' wrote?");
            }
            TestAnswers answers = new TestAnswers(header.subList(header.indexOf("label") + 1, header.size()));
            for (CSVRecord line : parser) {
                long row = Long.parseLong(line.get("row"));
                Integer place = places.get(row);
                String category = place == null || column < 0 ? "" : category(set, column, place);
                answers.rows.add(new Row(
                        row,
                        place == null ? "" : names.id(place),
                        place == null ? "row " + row : names.shown(place),
                        category,
                        Integer.parseInt(line.get("label")),
                        answers.models.stream()
                                .map(model -> CsvWriter.probabilityText(Double.parseDouble(line.get(model))))
                                .toList()));
            }
            answers.parse();
            return answers;
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static String category(StudySet set, int column, int place) {
        int code = set.dataset().code(column, place);
        return code < 0 ? "" : set.dataset().categories(column).get(code);
    }

    private void parse() {
        for (int m = 0; m < models.size(); m++) {
            double[] all = new double[rows.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = Double.parseDouble(rows.get(i).probabilities().get(m));
            }
            values.put(models.get(m), all);
        }
    }

    List<String> models() {
        return models;
    }

    /** The rows whose name, identifier or category holds a text, in an order: by a column's name, {@code -} before it to turn it. */
    List<Row> select(String filter, String order) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        boolean turned = order.startsWith("-");
        Comparator<Integer> comparator = comparator(turned ? order.substring(1) : order);
        return IntStream.range(0, rows.size())
                .filter(i -> wanted.isEmpty() || holds(rows.get(i), wanted))
                .boxed()
                .sorted(turned ? comparator.reversed() : comparator)
                .map(rows::get)
                .toList();
    }

    private static boolean holds(Row row, String wanted) {
        return row.title().toLowerCase(Locale.ROOT).contains(wanted)
                || row.id().toLowerCase(Locale.ROOT).equals(wanted)
                || row.category().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private Comparator<Integer> comparator(String column) {
        if (values.containsKey(column)) {
            double[] of = values.get(column);
            return Comparator.comparingDouble(i -> of[i]);
        }
        return switch (column) {
            case "title" -> Comparator.comparing(i -> rows.get(i).title());
            case "category" -> Comparator.comparing(i -> rows.get(i).category());
            case "label" -> Comparator.comparingInt(i -> rows.get(i).label());
            default -> Comparator.comparingLong(i -> rows.get(i).row());
        };
    }

    /** Rows as a file for spreadsheets, which take texts for formulas that begin like one. */
    byte[] csv(List<Row> selected) {
        CsvWriter csv = new CsvWriter(true)
                .field("row")
                .field("id")
                .field("title")
                .field("category")
                .field("label");
        models.forEach(csv::field);
        csv.endRow();
        for (Row row : selected) {
            csv.number(row.row())
                    .field(row.id())
                    .field(row.title())
                    .field(row.category())
                    .number(row.label());
            row.probabilities().forEach(csv::field);
            csv.endRow();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            csv.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What decisions from a threshold on come to. */
    record Confusion(
            double threshold,
            int truePositives,
            int falsePositives,
            int falseNegatives,
            int trueNegatives,
            double precision,
            double recall,
            double specificity,
            double accuracy,
            double cost) {}

    /**
     * @param falsePositive what a positive decision costs that is wrong
     * @param falseNegative what a negative one costs
     * @throws IllegalArgumentException if there is no such model
     */
    Confusion confusion(String model, double threshold, double falsePositive, double falseNegative) {
        double[] of = values.get(model);
        if (of == null) {
            throw new IllegalArgumentException("The run has no model '" + model + "'");
        }
        int[] counts = new int[4];
        for (int i = 0; i < of.length; i++) {
            counts[(of[i] >= threshold ? 2 : 0) + rows.get(i).label()]++;
        }
        int tp = counts[3];
        int fp = counts[2];
        int fn = counts[1];
        int tn = counts[0];
        return new Confusion(
                threshold,
                tp,
                fp,
                fn,
                tn,
                share(tp, tp + fp),
                share(tp, tp + fn),
                share(tn, tn + fp),
                share(tp + tn, of.length),
                fp * falsePositive + fn * falseNegative);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    /** The confusion at 101 thresholds from 0 to 1, for a curve. */
    List<Confusion> curve(String model, double falsePositive, double falseNegative) {
        return IntStream.rangeClosed(0, 100)
                .mapToObj(i -> confusion(model, i / 100.0, falsePositive, falseNegative))
                .toList();
    }
}
