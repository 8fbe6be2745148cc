package backbeat.experiment;

import backbeat.csv.CopiedNames;
import backbeat.csv.CsvWriter;
import backbeat.data.RejectedRow;
import backbeat.files.Json;
import backbeat.files.OutputFolder;
import backbeat.pipeline.LearnerCodecs;
import backbeat.result.Parts;
import backbeat.result.RunRecord;
import backbeat.result.Tuning;
import backbeat.study.FittedModel;
import backbeat.study.StudyOutcome;
import backbeat.study.StudySet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names and formats of the files in an output folder. Lines end in {@code \n}; numbers do not depend on the JDK. */
public final class StudyFiles {
    public static final String METRICS = "metrics.json";
    public static final String LEAKS = "leaks.json";
    public static final String KNOWLEDGE = "knowledge.json";
    public static final String PUBLISHED = "published.json";
    public static final String TIMINGS = "timings.json";
    public static final String PREDICTIONS = "predictions.csv";
    public static final String LOSS = "loss.csv";
    public static final String SPLIT = "split.csv";
    public static final String REJECTS = "rejects.csv";

    private StudyFiles() {}

    /** Writes what a report is made of: {@value #METRICS} and {@value #TIMINGS}. */
    public static void writeFigures(OutputFolder folder, StudyOutcome outcome, RunRecord record) throws IOException {
        Json.write(folder.file(METRICS), outcome.result());
        Json.write(folder.file(TIMINGS), record);
    }

    /**
     * Writes the other files of a run.
     *
     * @param codecs how models are kept
     * @param parts  what becomes of a file whose content fails; one that cannot be written fails the run
     */
    public static void writeRowsAndModels(
            OutputFolder folder, StudyOutcome outcome, RunRecord record, LearnerCodecs codecs, Parts parts)
            throws IOException {
        StudySet set = outcome.set();
        predictions(folder.file(PREDICTIONS), set, set.recipe().id().orElse(""), outcome.models());
        split(folder.file(SPLIT), set);
        List<Tuning.EpochLoss> epochs = outcome.result().tuning().epochs();
        if (!epochs.isEmpty()) {
            losses(folder.file(LOSS), epochs);
        }
        SavedModels.write(folder, outcome, record, codecs, parts);
        if (!set.dataset().rejected().isEmpty()) {
            rejects(folder.file(REJECTS), set.dataset().rejected());
        }
    }

    /**
     * Writes one row per test row: its number in the input, its identifier, the number of its cluster, its label, and each
     * model's probability, in the fewest digits that give the same double again: every figure can be recomputed.
     *
     * @param idColumn name of the identifier's column, empty for none
     */
    private static void predictions(Path file, StudySet set, String idColumn, List<FittedModel> models)
            throws IOException {
        CsvWriter csv = new CsvWriter().field("row");
        if (!idColumn.isEmpty()) {
            Set<String> own = new HashSet<>(Set.of("row", "cluster", "label"));
            models.forEach(model -> own.add(model.key()));
            csv.field(CopiedNames.beside(List.of(idColumn), own).get(0));
        }
        csv.field("cluster").field("label");
        models.forEach(model -> csv.field(model.key()));
        csv.endRow();
        int[] rows = set.split().test();
        for (int i = 0; i < rows.length; i++) {
            csv.number(set.dataset().sourceRow(rows[i]));
            if (!idColumn.isEmpty()) {
                csv.field(set.dataset().text(idColumn, rows[i]));
            }
            csv.number(set.clusters().of(rows[i]));
            csv.number(set.tables().testLabels().get(i));
            for (FittedModel model : models) {
                csv.field(Json.shortest(model.test()[i]));
            }
            csv.endRow();
        }
        write(file, csv);
    }

    private static void write(Path file, CsvWriter csv) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            csv.writeTo(out);
        }
    }

    /** Writes the network's losses, a row an epoch. */
    private static void losses(Path file, List<Tuning.EpochLoss> epochs) throws IOException {
        CsvWriter csv = new CsvWriter()
                .field("epoch")
                .field("training")
                .field("validation")
                .field("learning_rate")
                .endRow();
        for (Tuning.EpochLoss epoch : epochs) {
            csv.number(epoch.epoch());
            loss(csv, epoch.train());
            loss(csv, epoch.validation());
            csv.field(Json.rounded(epoch.learningRate()).toPlainString()).endRow();
        }
        write(file, csv);
    }

    /** Empty for what is no number: a training that diverged. */
    private static void loss(CsvWriter csv, double loss) {
        csv.field(Double.isFinite(loss) ? Json.rounded(loss).toPlainString() : "");
    }

    /** Writes the part of every row that was used, in the order of the input. */
    private static void split(Path file, StudySet set) throws IOException {
        String[] parts = new String[set.dataset().rows()];
        mark(parts, set.split().train(), "train");
        mark(parts, set.split().validation(), "validation");
        mark(parts, set.split().test(), "test");
        CsvWriter csv = new CsvWriter().field("row").field("part").endRow();
        for (int row = 0; row < parts.length; row++) {
            if (parts[row] != null) {
                csv.number(set.dataset().sourceRow(row)).field(parts[row]).endRow();
            }
        }
        write(file, csv);
    }

    /** Writes the rows that could not be read, with their line, the reason, and the fields as they stand in the file. */
    private static void rejects(Path file, List<RejectedRow> rejected) throws IOException {
        CsvWriter csv = new CsvWriter();
        rejectsHeader(csv);
        rejected.forEach(row -> reject(csv, row));
        write(file, csv);
    }

    /** The first line of a file of rejected rows. */
    public static void rejectsHeader(CsvWriter csv) {
        csv.field("row").field("line").field("reason").field("fields").endRow();
    }

    /** A line of a file of rejected rows. */
    public static void reject(CsvWriter csv, RejectedRow row) {
        csv.number(row.row())
                .field(row.line() == 0 ? "" : Long.toString(row.line()))
                .field(row.reason());
        row.fields().forEach(csv::field);
        csv.endRow();
    }

    private static void mark(String[] parts, int[] rows, String part) {
        for (int row : rows) {
            parts[row] = part;
        }
    }
}
