package backbeat.cli;

import backbeat.csv.CsvWriter;
import backbeat.data.BadRowException;
import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.data.Values;
import backbeat.experiment.StudyFiles;
import backbeat.files.OutputFile;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.scoring.Rejects;
import backbeat.scoring.ScoringReport;
import backbeat.scoring.StreamScoring;
import backbeat.study.Stopwatch;
import backbeat.table.CategoricalColumn;
import backbeat.text.Numbers;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backbeat predict}: a saved model's answers for a stream of rows. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = "Predict the rows of a CSV stream of any length with a saved model.",
        footer = {
            "",
            "The output has the columns row (0-based), the columns to keep, probability and",
            "decision (1 or 0), in the order of the input. A file appears under its name",
            "only when it is complete."
        })
final class PredictCommand implements Callable<Integer> {
    private static final String STANDARD = "-";

    /** Rows from which on it means something that none has several members. */
    private static final int MANY = 100;

    /** How the file of the training rows was written, for people. */
    private String learned = "";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelParameter model;

    @Parameters(index = "1", paramLabel = "INPUT.csv", description = "The rows; - for standard input.")
    private String input;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            defaultValue = STANDARD,
            description = "Where to write; - for standard output. Default: ${DEFAULT-VALUE}.")
    private String output;

    @Option(names = "--force", description = "Replace the output files if they exist.")
    private boolean force;

    @Option(
            names = "--keep",
            split = ",",
            paramLabel = "COLUMN,...",
            hideParamSyntax = true,
            description = "Columns to copy to the output, separated by commas. Default: those of the"
                    + " model's identifying columns that the input has.")
    private List<String> keep;

    @Option(
            names = "--on-bad-row",
            paramLabel = "ACTION",
            defaultValue = "fail",
            description = "Rows that cannot be read or lack a value: fail, skip. Default:" + " ${DEFAULT-VALUE}.")
    private BadRows badRows;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Write skipped rows with their reasons to this CSV file.")
    private Path rejects;

    @Option(
            names = "--safe-csv",
            description = "Put an apostrophe before kept texts that a spreadsheet would take for formulas: those that"
                    + " begin with = + - @ and are no numbers.")
    private boolean safeCsv;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        if (rejects != null && badRows == BadRows.FAIL) {
            throw new ParameterException(spec.commandLine(), "--rejects needs --on-bad-row skip");
        }
        if (rejects != null
                && !output.equals(STANDARD)
                && OutputFile.followed(rejects).equals(OutputFile.followed(Path.of(output)))) {
            throw new ParameterException(spec.commandLine(), "-o and --rejects name the same file");
        }
        checkFiles();
        if (keep != null && Set.copyOf(keep).size() < keep.size()) {
            throw new ParameterException(spec.commandLine(), "--keep names a column twice: " + String.join(", ", keep));
        }
        try (Workers workers = engine.workers()) {
            Pipeline pipeline = model.load(workers, engine.kernel().kernels()).compiled(workers);
            String found = pipeline.trainingFile().found();
            learned = found.isEmpty() ? "commas, a header and decimal points" : found;
            Stopwatch watch = new Stopwatch();
            StreamScoring scoring =
                    StreamScoring.of(pipeline).withBadRows(badRows).withSafeCsv(safeCsv);
            ScoringReport report = score(keep == null ? scoring : scoring.withKeep(keep), workers);
            Predicted done = predicted(report, watch.seconds());
            if (format.json()) {
                PrintWriter out = output.equals(STANDARD)
                        ? spec.commandLine().getErr()
                        : spec.commandLine().getOut();
                format.print(out, () -> done, table -> {});
            } else {
                done.print(
                        spec.commandLine().getErr(), report::unseenCategories, rejects == null ? "--rejects FILE" : "");
                apart(pipeline, report);
            }
        } catch (BadRowException e) {
            if (e.isGap()) {
                throw new DataException(
                        e.getMessage()
                                + ". No row that the model learned from lacked a value there. A model of a recipe with"
                                + " \"missing\": \"impute\" takes such rows; --on-bad-row skip leaves them out",
                        e);
            }
            throw new DataException(
                    e.getMessage() + ". The model learned from a file with " + learned
                            + ": one that is written otherwise, numbers or header too, has to be written so. Rows that are"
                            + " just bad are left out with --on-bad-row skip",
                    e);
        }
        return 0;
    }

    /** Nothing that is read is written over. */
    private void checkFiles() throws IOException {
        Sources read = new Sources(spec).with("the model", model.file());
        if (input.equals(STANDARD)) {
            read.withStandardInput("the input");
        } else {
            read.with("the input", Path.of(input));
        }
        if (output.equals(STANDARD)) {
            read.apartFromStandardOutput();
        } else {
            read.apartFromFile("-o", Path.of(output));
        }
        read.apartFromFile("--rejects", rejects);
    }

    private ScoringReport score(StreamScoring scoring, Workers workers) throws IOException {
        if (rejects == null) {
            return score(scoring, Rejects.NONE, workers);
        }
        try (OutputFile file = OutputFile.prepare(rejects, force)) {
            CsvWriter csv = new CsvWriter(safeCsv);
            StudyFiles.rejectsHeader(csv);
            csv.writeTo(file.stream());
            ScoringReport report = score(
                    scoring,
                    row -> {
                        StudyFiles.reject(csv, row);
                        csv.writeTo(file.stream());
                    },
                    workers);
            file.commit();
            return report;
        }
    }

    private ScoringReport score(StreamScoring scoring, Rejects sink, Workers workers) throws IOException {
        if (!input.equals(STANDARD) && Files.isDirectory(Path.of(input))) {
            throw new DataException(input + " is a directory, not a CSV file");
        }
        try (InputStream in = input.equals(STANDARD) ? System.in : Files.newInputStream(Path.of(input))) {
            String origin = input.equals(STANDARD) ? "standard input" : input;
            if (output.equals(STANDARD)) {
                return someRead(scoring.csv(in, origin, StandardOutput.checked(System.out), sink, workers));
            }
            try (OutputFile file = OutputFile.prepare(Path.of(output), force)) {
                ScoringReport report = someRead(scoring.csv(in, origin, file.stream(), sink, workers));
                file.commit();
                return report;
            }
        } catch (EOFException | ZipException e) {
            // only what is unpacked on its way in ends like that
            throw new DataException("Cannot read " + input + ": " + e.getMessage(), e);
        }
    }

    /** A file of which no row can be read is another file, or written otherwise. */
    private ScoringReport someRead(ScoringReport report) {
        if (report.rows() == 0 && report.rejected() > 0) {
            throw new DataException(input + ": none of its " + Numbers.grouped(report.rejected())
                    + " rows could be read. " + report.reasons().get(0) + ". The model learned from a file with "
                    + learned
                    + ": is this one written otherwise?");
        }
        return report;
    }

    private static Predicted predicted(ScoringReport report, double seconds) {
        return new Predicted(
                report.rows(),
                seconds,
                report.positives(),
                report.rejected(),
                report.reasons(),
                report.unseenRows(),
                report.ignored(),
                report.remarks());
    }

    /** Says that rows which training made one stand apart here, if it looks like that. */
    private void apart(Pipeline pipeline, ScoringReport report) {
        for (CategoricalColumn column : pipeline.preprocessor().schema().categorical()) {
            if (column.isSet() && report.rows() >= MANY && report.rowsOfSeveral(column.name()) == 0) {
                spec.commandLine()
                        .getErr()
                        .println("Note: no row has more than one " + Values.shown(column.name())
                                + ". The model knows sets of them: where several rows stand for one, write one row"
                                + " with all members, '" + column.separator().orElseThrow() + "' between them");
            }
        }
    }
}
