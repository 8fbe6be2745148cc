package backbeat.report.compare;

import backbeat.table.Labels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What {@code predictions.csv} holds.
 *
 * @param rows     data rows of the input file
 * @param clusters the cluster of each; in files without them every row is one
 * @param labels   one per row
 * @param models   probabilities by model
 */
record Predictions(long[] rows, int[] clusters, Labels labels, Map<String, double[]> models) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /**
     * Reads the file, taking the columns after {@code label} as models.
     *
     * @throws IOException if it cannot be read, or a field is not what it should be; the message names file and line
     */
    static Predictions read(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = FORMAT.parse(reader)) {
            List<String> header = parser.getHeaderNames();
            if (!header.contains("row") || !header.contains("label")) {
                throw new IOException(file + " has no columns row and label. Is it a file that 'backbeat run' wrote?");
            }
            List<String> models = header.subList(header.indexOf("label") + 1, header.size());
            List<CSVRecord> records = parser.getRecords();
            long[] rows = new long[records.size()];
            int[] clusters = new int[records.size()];
            boolean clustered = header.contains("cluster") && header.indexOf("cluster") < header.indexOf("label");
            byte[] labels = new byte[records.size()];
            Map<String, double[]> probabilities = new LinkedHashMap<>();
            models.forEach(model -> probabilities.put(model, new double[rows.length]));
            for (int i = 0; i < rows.length; i++) {
                try {
                    CSVRecord line = records.get(i);
                    rows[i] = Long.parseLong(line.get("row"));
                    clusters[i] = clustered ? Integer.parseInt(line.get("cluster")) : i;
                    labels[i] = Byte.parseByte(line.get("label"));
                    for (String model : models) {
                        probabilities.get(model)[i] = Double.parseDouble(line.get(model));
                    }
                } catch (IllegalArgumentException e) {
                    throw new IOException(file + ", line " + (i + 2) + ": " + e.getMessage(), e);
                }
            }
            return new Predictions(rows, clusters, new Labels(labels), probabilities);
        } catch (CSVException | CharacterCodingException | IllegalArgumentException | UncheckedIOException e) {
            // Headers, quotes and bytes that are none are refused without the name of the file.
            throw new IOException(file + ": " + e.getMessage() + ". Is it a file that 'backbeat run' wrote?", e);
        }
    }

    /** Whether both speak of the same rows with the same labels, in the same order. */
    boolean sameRows(Predictions other) {
        return Arrays.equals(rows, other.rows) && Arrays.equals(labels.toArray(), other.labels.toArray());
    }

    /** The models that both have, in this one's order. */
    List<String> shared(Predictions other) {
        List<String> shared = new ArrayList<>(models.keySet());
        shared.retainAll(other.models.keySet());
        return shared;
    }
}
