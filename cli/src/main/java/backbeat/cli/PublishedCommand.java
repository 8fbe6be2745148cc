package backbeat.cli;

import backbeat.experiment.StudyFiles;
import backbeat.model.Progress;
import backbeat.published.PublishedExperiment;
import backbeat.recipe.Recipe;
import backbeat.result.PublishedStudy;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code backbeat study published}: the published table, re-examined. */
@Command(
        name = "published",
        mixinStandardHelpOptions = true,
        description = "Search a declared space of preprocessing for the setting nearest to all published figures, and"
                + " compare the readings that could explain them. Takes a minute or two.")
final class PublishedCommand extends ExperimentCommand<PublishedStudy> {
    @Override
    void check(Recipe recipe) {
        if (recipe.published().isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(), "The recipe '" + recipe.name() + "' has no published figures to look for");
        }
    }

    @Override
    String file() {
        return StudyFiles.PUBLISHED;
    }

    @Override
    PublishedStudy run(LoadedData loaded, Recipe recipe, Engine engine, Progress progress) {
        return new PublishedExperiment(engine, loaded, recipe, seed()).run(progress);
    }

    @Override
    void print(PublishedStudy found, Recipe recipe, PrintWriter out) {
        new PublishedTable(out).print(found, recipe.label().toString());
    }
}
