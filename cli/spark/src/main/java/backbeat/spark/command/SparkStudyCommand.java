package backbeat.spark.command;

import backbeat.catalogue.Catalogue;
import backbeat.cli.RunCommand;
import backbeat.experiment.RepeatTasks;
import backbeat.spark.training.Executors;
import backbeat.spark.training.RepeatsOnSpark;
import backbeat.study.Engine;
import backbeat.study.StudyOptions;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backbeat spark study}: the study, its repeats and folds on the cluster; the same figures as {@code backbeat run}. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description =
                "Run the study on the cluster: the settings that its searches try, the models of the leak staircase, the"
                        + " repeats (--repeat) and the folds (--folds) are tasks. The same metrics.json, predictions.csv and"
                        + " models as run, byte for byte. Reading, the models on the first split and the report are the"
                        + " driver's.")
public final class SparkStudyCommand extends RunCommand {
    @Option(
            names = "--protocols",
            split = ",",
            paramLabel = "NAME,...",
            hideParamSyntax = true,
            description =
                    "Run the study under each of these protocols, in one session and into a folder each, DIR/NAME,"
                            + " with the bytes of run --protocol NAME.")
    private List<String> protocols = List.of();

    @Mixin
    private ClusterMixin cluster;

    private final LateSession session =
            new LateSession("backbeat study", () -> spec().commandLine().getErr());

    /** @param catalogue what can be fitted */
    public SparkStudyCommand(Catalogue catalogue) {
        super(catalogue);
    }

    @Override
    public Integer call() throws Exception {
        try (session) {
            if (protocols.isEmpty()) {
                return super.call();
            }
            studies(protocols);
            return 0;
        }
    }

    @Override
    protected Engine withMachines(Engine here) {
        return here.with(new Executors(() -> session.get(cluster)));
    }

    @Override
    protected RepeatTasks tasks(Engine means, StudyOptions options) {
        return new RepeatsOnSpark(() -> session.get(cluster), options);
    }
}
