package backbeat.search;

import backbeat.catalogue.Catalogue;
import backbeat.catalogue.Found;
import backbeat.catalogue.Search;
import backbeat.catalogue.StudyLearner;
import backbeat.learner.Learner;
import backbeat.learner.Role;
import backbeat.model.Progress;
import backbeat.result.Tuning;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyOptions;
import backbeat.study.StudyProgress;
import backbeat.study.StudyTables;
import java.util.ArrayList;
import java.util.List;

/** Fits the models that a run asks for, one after the other, each with all threads. */
public final class ModelFitting {
    /** Rows for which the catalogue's seconds were measured, on two cores. */
    private static final double REFERENCE_ROWS = 81_000;

    /** The share of those seconds in which code is loaded and compiled. */
    private static final double START_UP = 0.2;

    private final Catalogue catalogue;
    private final Engine engine;
    private final StudyOptions options;
    private final long seed;
    private final List<Found.Trials> trials = new ArrayList<>();

    /** @param seed of all models together */
    public ModelFitting(Catalogue catalogue, Engine engine, StudyOptions options, long seed) {
        this.catalogue = catalogue;
        this.engine = engine;
        this.options = options;
        this.seed = seed;
    }

    /** The seconds that {@link #fitAll} may take, roughly: what the progress bar is divided by. */
    public double weight(StudyTables tables) {
        return weight(rows(tables));
    }

    /** As above, for so many rows of training and test part. */
    public double weight(int rows) {
        double sum = 0;
        for (Learner<?, ?> learner : options.models()) {
            sum += weight(learner, rows);
        }
        return sum;
    }

    /** As above, of one model. */
    public double weight(Learner<?, ?> learner, StudyTables tables) {
        return weight(learner, rows(tables));
    }

    /** As above, of one model and for so many rows. */
    public double weight(Learner<?, ?> learner, int rows) {
        return catalogue.named(learner.key()).seconds(options.settings()) * scale(rows);
    }

    private static int rows(StudyTables tables) {
        return tables.train().rows() + tables.test().rows();
    }

    /** What so many rows take, of what the rows took for which seconds were measured; some is start-up and takes the same for few. */
    public static double scale(int rows) {
        return START_UP + (1 - START_UP) * rows / REFERENCE_ROWS;
    }

    /** Fits all models asked for, in their order. */
    public List<FittedModel> fitAll(StudyTables tables, StudyProgress bar) {
        List<FittedModel> models = new ArrayList<>();
        for (Learner<?, ?> learner : options.models()) {
            models.add(fit(learner, tables, bar.part(learner.title(), weight(learner, tables)), models));
        }
        return models;
    }

    /** Fitted models, and behind them the blends among these learners, which follow from the models. */
    public List<FittedModel> withBlends(
            List<? extends Learner<?, ?>> learners, StudyTables tables, List<FittedModel> fitted) {
        List<FittedModel> models = new ArrayList<>(fitted);
        for (Learner<?, ?> learner : learners) {
            if (learner.role() == Role.BLEND) {
                models.add(fit(learner, tables, Progress.NONE, fitted));
            }
        }
        return models;
    }

    /**
     * Fits one model.
     *
     * @param earlier what a blend is made of; other models do not look at it
     */
    public FittedModel fit(Learner<?, ?> learner, StudyTables tables, Progress progress, List<FittedModel> earlier) {
        StudyLearner<?, ?> entry = catalogue.named(learner.key());
        Found found =
                entry.search(new Search(tables, engine, options.settings(), seed, progress, List.copyOf(earlier)));
        trials.add(found.trials());
        return found.model();
    }

    /** What was tried on the way, and what fewer trees would have done; to be asked after {@link #fitAll}. */
    public Tuning tuning(StudyTables tables) {
        Tuning tuning = Tuning.NONE;
        for (Found.Trials tried : trials) {
            tuning = tried.addTo(tuning, tables, engine);
        }
        return tuning;
    }
}
