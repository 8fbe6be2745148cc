package backbeat.spark.command;

import backbeat.catalogue.Catalogue;
import backbeat.cli.RunCommand;
import backbeat.experiment.RepeatTasks;
import backbeat.spark.training.RepeatsOnSpark;
import backbeat.study.Engine;
import backbeat.study.StudyOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code backbeat spark study}: the study, its repeats and folds on the cluster; the same figures as {@code backbeat run}. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description =
                "Run the study with its repeats (--repeat) and folds (--folds) as tasks on the cluster: the same metrics.json,"
                        + " predictions.csv and models as run, byte for byte. Reading, the search on the first split, the"
                        + " staircase and the report are the driver's.")
public final class SparkStudyCommand extends RunCommand {
    @Mixin
    private ClusterMixin cluster;

    private final LateSession session = new LateSession("backbeat study");

    /** @param catalogue what can be fitted */
    public SparkStudyCommand(Catalogue catalogue) {
        super(catalogue);
    }

    @Override
    public Integer call() throws Exception {
        try (session) {
            return super.call();
        }
    }

    @Override
    protected RepeatTasks tasks(Engine means, StudyOptions options) {
        return new RepeatsOnSpark(() -> session.get(cluster), options);
    }
}
