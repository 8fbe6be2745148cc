package backbeat.experiment;

import backbeat.catalogue.Catalogue;
import backbeat.learner.Learner;
import backbeat.learner.Role;
import backbeat.model.Progress;
import backbeat.random.NamedStream;
import backbeat.search.ModelFitting;
import backbeat.search.Refit;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyOptions;
import backbeat.study.StudyProgress;
import backbeat.study.StudyTables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Fits on the threads of this process. */
public final class LocalRepeats implements RepeatTasks {
    private final Catalogue catalogue;
    private final Engine engine;
    private final StudyOptions options;

    /** @param options of the study; its seed is that of every fold's learners */
    public LocalRepeats(Catalogue catalogue, Engine engine, StudyOptions options) {
        this.catalogue = catalogue;
        this.engine = engine;
        this.options = options;
    }

    private static boolean isBlend(Learner<?, ?> learner) {
        return learner.role() == Role.BLEND;
    }

    /** The models but for blends are the tasks, one thread each. */
    @Override
    public List<Figures> seeds(List<StudyTables> tables, List<Long> seeds, List<Chosen> chosen, Progress progress) {
        List<Chosen> single = chosen.stream()
                .filter(model -> !isBlend(catalogue.learners().named(model.key())))
                .toList();
        int parts = tables.size();
        progress.begin("repeats", (long) parts * single.size());
        // Those of the last learners take longest: they begin, so that the last to end are quick.
        List<FittedModel> fitted = engine.workers().map(parts * single.size(), task -> {
            Chosen model = single.get(single.size() - 1 - task / parts);
            Learner<?, ?> learner = catalogue.learners().named(model.key());
            FittedModel again = new Refit(engine.sequential(), seeds.get(task % parts))
                    .fit(learner, model.options(), model.shown(), tables.get(task % parts));
            synchronized (progress) {
                progress.checkCancelled();
                progress.advance(1);
            }
            return again;
        });
        List<Figures> figures = engine.workers().map(parts, part -> {
            List<FittedModel> models = new ArrayList<>();
            for (int m = single.size() - 1; m >= 0; m--) {
                models.add(fitted.get(m * parts + part));
            }
            return withBlends(models, tables.get(part), chosen);
        });
        progress.end();
        return figures;
    }

    private Figures withBlends(List<FittedModel> models, StudyTables tables, List<Chosen> chosen) {
        for (Chosen model : chosen) {
            Learner<?, ?> learner = catalogue.learners().named(model.key());
            if (isBlend(learner)) {
                ModelFitting fitting = new ModelFitting(catalogue, engine.sequential(), options, 0);
                models.add(fitting.fit(learner, tables, Progress.NONE, List.copyOf(models)));
            }
        }
        return Figures.of(tables, models);
    }

    @Override
    public List<Figures> folds(int count, IntFunction<StudyTables> tables, Progress progress) {
        List<Figures> figures = new ArrayList<>();
        progress.begin("folds", count);
        for (int fold = 0; fold < count; fold++) {
            progress.checkCancelled();
            figures.add(fold(tables.apply(fold)));
            progress.advance(1);
        }
        progress.end();
        return figures;
    }

    /** The models of one fold, searched for on its validation rows. */
    public Figures fold(StudyTables tables) {
        ModelFitting fitting =
                new ModelFitting(catalogue, engine, options, NamedStream.STUDY_MODELS.seed(options.seed()));
        return Figures.of(tables, fitting.fitAll(tables, new StudyProgress(Progress.NONE, 1)));
    }
}
