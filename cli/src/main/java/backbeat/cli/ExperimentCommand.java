package backbeat.cli;

import backbeat.files.Json;
import backbeat.files.OutputFolder;
import backbeat.model.Progress;
import backbeat.recipe.Recipe;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/**
 * An experiment beside the main run: reads the data, looks into something, writes one file into a folder and prints it.
 *
 * @param <T> what it finds, the file's shape
 */
abstract class ExperimentCommand<T> extends DataReadingCommand {
    @Mixin
    private OutputOptions output;

    /** Refuses a recipe that the experiment cannot use, before anything is read. Here every recipe will do. */
    void check(Recipe recipe) {}

    /** The file's name in the folder. */
    abstract String file();

    abstract T run(LoadedData loaded, Recipe recipe, Engine engine, Progress progress);

    abstract void print(T found, Recipe recipe, PrintWriter out);

    @Override
    public final Integer call() throws Exception {
        Recipe recipe = data().recipe();
        check(recipe);
        Path target = output.folder(spec().name() + "-" + seed());
        data().sources().apartFromFolder("--out", target);
        try (OutputFolder folder = OutputFolder.prepare(target, file(), output.force())) {
            read(recipe, (loaded, engine, progress) -> {
                T found = run(loaded, recipe, engine, progress);
                Json.write(folder.file(file()), found);
                folder.commit();
                PrintWriter out = spec().commandLine().getOut();
                if (output.json()) {
                    out.println(Json.text(found));
                } else {
                    print(found, recipe, out);
                    out.println("Results: " + target);
                }
            });
        }
        return 0;
    }
}
