package backbeat.experiment;

import backbeat.data.RejectedRow;
import backbeat.files.Json;
import backbeat.files.OutputFolder;
import backbeat.result.RunRecord;
import backbeat.result.Tuning;
import backbeat.scoring.CsvText;
import backbeat.study.FittedModel;
import backbeat.study.StudyOutcome;
import backbeat.study.StudySet;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Names and formats of the files in an output folder. Lines end in {@code \n}; numbers do not depend on the JDK. */
public final class StudyFiles {
    public static final String METRICS = "metrics.json";
    public static final String LEAKS = "leaks.json";
    public static final String PUBLISHED = "published.json";
    public static final String TIMINGS = "timings.json";
    public static final String PREDICTIONS = "predictions.csv";
    public static final String LOSS = "loss.csv";
    public static final String SPLIT = "split.csv";
    public static final String REJECTS = "rejects.csv";

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private StudyFiles() {}

    /** Writes what a report is made of: {@value #METRICS} and {@value #TIMINGS}. */
    public static void writeFigures(OutputFolder folder, StudyOutcome outcome, RunRecord record) throws IOException {
        Json.write(folder.file(METRICS), outcome.result());
        Json.write(folder.file(TIMINGS), record);
    }

    /** Writes the other files of a run. */
    public static void writeRowsAndModels(OutputFolder folder, StudyOutcome outcome, RunRecord record)
            throws IOException {
        StudySet set = outcome.set();
        predictions(folder.file(PREDICTIONS), set, set.recipe().id().orElse(""), outcome.models());
        split(folder.file(SPLIT), set);
        List<Tuning.EpochLoss> epochs = outcome.result().tuning().epochs();
        if (!epochs.isEmpty()) {
            losses(folder.file(LOSS), epochs);
        }
        SavedModels.write(folder, outcome, record);
        if (!set.dataset().rejected().isEmpty()) {
            rejects(folder.file(REJECTS), set.dataset().rejected());
        }
    }

    /**
     * Writes one row per test row: its number in the input, its identifier, its label, and each model's probability.
     *
     * @param idColumn name of the identifier's column, empty for none
     */
    private static void predictions(Path file, StudySet set, String idColumn, List<FittedModel> models)
            throws IOException {
        List<String> header = new ArrayList<>();
        header.add("row");
        if (!idColumn.isEmpty()) {
            header.add(idColumn);
        }
        header.add("label");
        models.forEach(model -> header.add(model.kind().key()));
        int[] rows = set.split().test();
        StringBuilder text = new StringBuilder(FORMAT.format(header.toArray())).append('\n');
        for (int i = 0; i < rows.length; i++) {
            text.append(set.dataset().sourceRow(rows[i]));
            if (!idColumn.isEmpty()) {
                text.append(',');
                CsvText.field(text, set.dataset().text(idColumn, rows[i]));
            }
            text.append(',').append(set.tables().testLabels().get(i));
            for (FittedModel model : models) {
                text.append(',');
                CsvText.probability(text, model.test()[i]);
            }
            text.append('\n');
        }
        Files.writeString(file, text);
    }

    /** Writes the network's losses, a row an epoch. */
    private static void losses(Path file, List<Tuning.EpochLoss> epochs) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
            csv.printRecord("epoch", "training", "validation", "learning_rate");
            for (Tuning.EpochLoss epoch : epochs) {
                csv.printRecord(
                        epoch.epoch(),
                        loss(epoch.train()),
                        loss(epoch.validation()),
                        Json.rounded(epoch.learningRate()).toPlainString());
            }
        }
    }

    /** Empty for what is no number: a training that diverged. */
    private static String loss(double loss) {
        return Double.isFinite(loss) ? Json.rounded(loss).toPlainString() : "";
    }

    /** Writes the part of every row that was used, in the order of the input. */
    private static void split(Path file, StudySet set) throws IOException {
        String[] parts = new String[set.dataset().rows()];
        mark(parts, set.split().train(), "train");
        mark(parts, set.split().validation(), "validation");
        mark(parts, set.split().test(), "test");
        StringBuilder text = new StringBuilder("row,part\n");
        for (int row = 0; row < parts.length; row++) {
            if (parts[row] != null) {
                text.append(set.dataset().sourceRow(row))
                        .append(',')
                        .append(parts[row])
                        .append('\n');
            }
        }
        Files.writeString(file, text);
    }

    /** Writes the rows that could not be read, with their line, the reason, and the fields as they stand in the file. */
    private static void rejects(Path file, List<RejectedRow> rejected) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
            csv.printRecord("row", "line", "reason", "fields");
            for (RejectedRow row : rejected) {
                List<Object> line = new ArrayList<>(List.of(row.row(), row.line(), row.reason()));
                line.addAll(row.fields());
                csv.printRecord(line);
            }
        }
    }

    private static void mark(String[] parts, int[] rows, String part) {
        for (int row : rows) {
            parts[row] = part;
        }
    }
}
