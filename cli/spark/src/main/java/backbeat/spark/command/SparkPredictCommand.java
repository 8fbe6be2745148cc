package backbeat.spark.command;

import backbeat.cli.FormatOption;
import backbeat.cli.ModelParameter;
import backbeat.cli.Predicted;
import backbeat.data.BadRows;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.spark.input.TableFiles;
import backbeat.spark.input.TableFormat;
import backbeat.spark.output.FolderDraft;
import backbeat.spark.scoring.ScoringRun;
import backbeat.spark.scoring.ScoringTotals;
import backbeat.spark.session.MemoryNeed;
import backbeat.spark.session.Sessions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backbeat spark predict}: a saved model's answers for a table of any size. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = "Predict the rows of a Parquet, CSV or JSON table with a saved model.",
        footer = {
            "",
            "The output is a folder of files with the columns to keep, probability and",
            "decision (1 or 0). It appears under its name only when it is complete.",
            "CSV is read in the dialect of the training rows, a file a task; Parquet and",
            "JSON are divided further."
        })
final class SparkPredictCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelParameter model;

    @Parameters(index = "1", paramLabel = "INPUT", description = "A file or a folder of files.")
    private String input;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            required = true,
            description = "The folder to write.")
    private String output;

    @Option(names = "--force", description = "Replace the output folders if they exist.")
    private boolean force;

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description = "Of the input: ${COMPLETION-CANDIDATES}. Default: by the files' names.")
    private TableFormat from;

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            description = "Of the output: parquet, csv. Default: csv for CSV, else parquet.")
    private TableFormat to;

    @Option(
            names = "--keep",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Columns to copy to the output, separated by commas. Default: those of the model's identifying"
                            + " columns that the input has.")
    private List<String> keep = List.of();

    @Option(
            names = "--on-bad-row",
            paramLabel = "ACTION",
            defaultValue = "fail",
            description = "Rows that cannot be read or lack a value: fail, skip. Default: ${DEFAULT-VALUE}.")
    private BadRows badRows;

    @Option(
            names = "--rejects",
            paramLabel = "DIR",
            description = "Write skipped rows with their reasons to this folder, as CSV.")
    private String rejects;

    @Option(
            names = "--safe-csv",
            description = "Put an apostrophe before kept texts that a spreadsheet would take for formulas.")
    private boolean safeCsv;

    @Mixin
    private FormatOption format;

    @Mixin
    private ClusterMixin cluster;

    @Override
    public Integer call() throws IOException {
        if (rejects != null && badRows == BadRows.FAIL) {
            throw new ParameterException(spec.commandLine(), "--rejects needs --on-bad-row skip");
        }
        if (to == TableFormat.JSON) {
            throw new ParameterException(spec.commandLine(), "--to is parquet or csv");
        }
        if (output.equals(rejects)) {
            throw new ParameterException(spec.commandLine(), "-o and --rejects name the same folder");
        }
        Pipeline pipeline = ModelFile.read(model.file());
        Configuration hadoop = Sessions.hadoop(cluster.options());
        TableFiles table = TableFiles.find(input, Optional.ofNullable(from), hadoop);
        apart(table, "-o", output, hadoop);
        apart(table, "--rejects", rejects, hadoop);
        try (FolderDraft draft = FolderDraft.prepare(output, force, hadoop);
                Drafts bad = Drafts.prepare(rejects, force, hadoop);
                LateSession session = new LateSession(
                        "backbeat predict", () -> spec.commandLine().getErr())) {
            SparkSession spark = session.get(cluster);
            MemoryNeed.forScoring(pipeline, ModelFile.toBytes(pipeline).length).check(spark.sparkContext());
            long begun = System.nanoTime();
            ScoringRun run = ScoringRun.of(spark, table, pipeline, keep, badRows);
            ScoringTotals counts = run.write(draft.path(), csv(table), safeCsv);
            if (bad.isWanted()) {
                run.writeRejects(bad.path(), counts.rejected() > 0);
                bad.commit();
            }
            draft.rename(".txt", ".csv");
            draft.commit();
            double seconds = (System.nanoTime() - begun) / 1e9;
            Predicted done = predicted(run, counts, seconds);
            if (format.json()) {
                format.print(spec.commandLine().getOut(), () -> done, text -> {});
            } else {
                done.print(
                        spec.commandLine().getErr(), counts::unseenCategories, rejects == null ? "--rejects DIR" : "");
            }
        }
        return 0;
    }

    /** Refuses to put answers in the place of the rows. */
    private void apart(TableFiles table, String option, String folder, Configuration hadoop) throws IOException {
        if (folder != null && table.isIn(folder, hadoop)) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + ": the table, " + table.path() + ", is in " + folder
                            + ", which would be replaced as a whole. Name another folder");
        }
    }

    private static Predicted predicted(ScoringRun run, ScoringTotals counts, double seconds) {
        return new Predicted(
                counts.rows(),
                seconds,
                counts.positives(),
                counts.rejected(),
                List.copyOf(counts.reasons()),
                counts.unseenRows(),
                run.ignored(),
                run.remarks());
    }

    private boolean csv(TableFiles table) {
        return to == null ? table.format() == TableFormat.CSV : to == TableFormat.CSV;
    }
}
