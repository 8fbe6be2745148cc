package backbeat.cli;

import backbeat.kernel.KernelProvider;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands that read the data share: which data, which seed, which threads and kernels. */
abstract class DataReadingCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Mixin
    private SeedOption seed;

    @Mixin
    private EngineOptions engine;

    /** What is done with the rows. */
    interface Work {
        void accept(LoadedData loaded, Engine engine, Progress progress) throws Exception;
    }

    /** Reads the rows that the options name, says what people must know about them, and hands them to {@code work}. */
    final void read(Recipe recipe, Work work) throws Exception {
        KernelProvider.Choice kernel = engine.kernel();
        try (Workers workers = engine.workers()) {
            Progress progress = ProgressBarProgress.onStandardError();
            LoadedData loaded = data.load(recipe, seed(), workers, progress);
            data.warn(loaded);
            work.accept(loaded, new Engine(workers, kernel.kernels()), progress);
        }
    }

    final CommandSpec spec() {
        return spec;
    }

    final DataOptions data() {
        return data;
    }

    final long seed() {
        return seed.seed();
    }
}
