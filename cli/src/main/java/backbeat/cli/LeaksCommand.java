package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.experiment.StudyFiles;
import backbeat.leaks.LeakExperiment;
import backbeat.model.Progress;
import backbeat.preparation.OutlierPolicy;
import backbeat.recipe.Recipe;
import backbeat.result.LeakStudy;
import backbeat.result.StudyResult;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.StudyOptions;
import backbeat.study.StudySettings;
import java.io.PrintWriter;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;

/** {@code backbeat study leaks}: the same models under protocols that share less and less. */
@Command(
        name = "leaks",
        mixinStandardHelpOptions = true,
        description = "How many test rows share a group of the recipe with training under each protocol, and what"
                + " that is worth to each model.")
final class LeaksCommand extends ExperimentCommand<LeakStudy> {
    private final Catalogue catalogue;

    LeaksCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    String file() {
        return StudyFiles.LEAKS;
    }

    @Override
    LeakStudy run(LoadedData loaded, Recipe recipe, Engine engine, Progress progress) {
        StudyOptions options = new StudyOptions(
                recipe.defaultProtocol(),
                catalogue.learners().all(),
                seed(),
                OptionalDouble.empty(),
                OutlierPolicy.CLIP,
                StudySettings.fixed());
        LeakExperiment.Found found =
                new LeakExperiment(catalogue, engine, options).run(loaded, recipe, options.models(), progress);
        data().warn(found.leftOut());
        if (found.steps().isEmpty() && found.fixed().isEmpty()) {
            throw new DataException("The recipe '" + recipe.name() + "' and these rows leave fewer than two protocols,"
                    + " so there is no staircase to climb. Define protocols in the recipe or use more rows");
        }
        return new LeakStudy(
                StudyResult.SCHEMA,
                seed(),
                loaded.kind(),
                loaded.dataset().sha256(),
                found.steps(),
                found.fixed().orElse(null));
    }

    @Override
    void print(LeakStudy found, Recipe recipe, PrintWriter out) {
        LeakTable table = new LeakTable(catalogue.learners(), out);
        table.print(found.leaks(), found.source().equals("synthetic"));
        table.print(found.fixed());
    }
}
