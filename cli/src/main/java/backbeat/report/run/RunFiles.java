package backbeat.report.run;

import backbeat.evaluation.Interval;
import backbeat.experiment.StudyFiles;
import backbeat.files.Json;
import backbeat.learner.Learner;
import backbeat.learner.Learners;
import backbeat.learner.Role;
import backbeat.result.Comparison;
import backbeat.result.LeakStep;
import backbeat.result.LeakStudy;
import backbeat.result.ModelDetail;
import backbeat.result.PublishedFigure;
import backbeat.result.PublishedStudy;
import backbeat.result.RunRecord;
import backbeat.result.StudyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the files of an output folder say. Parts that a run left out are empty here, never null.
 *
 * @param result {@code metrics.json}
 * @param record {@code timings.json}
 * @param search {@code published.json} of a further folder
 * @param learners what the models are
 */
public record RunFiles(StudyResult result, RunRecord record, Optional<PublishedStudy> search, Learners learners) {
    /** The first style that no learner has, and how many of them models take turns with that the catalogue does not know. */
    private static final int FIRST_FREE_STYLE = 6;

    private static final int FREE_STYLES = 2;

    /**
     * Reads a folder.
     *
     * @param learners the catalogue of the models
     * @throws IOException if there is no such folder, a file is missing or unreadable, or its schema is another
     */
    public static RunFiles read(Path folder, Learners learners) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder + ". Name one that 'backbeat run' has written");
        }
        StudyResult result = read(folder, StudyFiles.METRICS, StudyResult.class);
        if (result.schema() != StudyResult.SCHEMA) {
            throw new IOException(folder.resolve(StudyFiles.METRICS) + " has schema " + result.schema()
                    + ", this version reads " + StudyResult.SCHEMA + ". Run the study again");
        }
        if (result.models() == null || result.data() == null || result.split() == null) {
            throw new IOException(folder.resolve(StudyFiles.METRICS)
                    + " lacks models, data or split. Is it a file that backbeat wrote?");
        }
        return new RunFiles(result, read(folder, StudyFiles.TIMINGS, RunRecord.class), Optional.empty(), learners);
    }

    /**
     * This run together with what {@code backbeat study} found in {@code folder}: the leak staircase, or the search for the
     * published table.
     *
     * @throws IOException if the folder holds neither, or results for other data
     */
    public RunFiles with(Path folder) throws IOException {
        if (Files.exists(folder.resolve(StudyFiles.LEAKS))) {
            LeakStudy leaks = read(folder, StudyFiles.LEAKS, LeakStudy.class);
            checkData(folder, leaks.sha256());
            return new RunFiles(result.withLeaks(leaks.leaks(), leaks.fixed()), record, search, learners);
        }
        if (Files.exists(folder.resolve(StudyFiles.PUBLISHED))) {
            PublishedStudy published = read(folder, StudyFiles.PUBLISHED, PublishedStudy.class);
            checkData(folder, published.sha256());
            return new RunFiles(result, record, Optional.of(published), learners);
        }
        throw new IOException(folder + " holds neither " + StudyFiles.LEAKS + " nor " + StudyFiles.PUBLISHED
                + ". Name a folder that 'backbeat study' has written");
    }

    private void checkData(Path folder, String sha256) throws IOException {
        if (!result.data().sha256().equals(sha256)) {
            throw new IOException(folder + " is about other data (sha256 " + sha256 + ") than the run (sha256 "
                    + result.data().sha256() + ")");
        }
    }

    private static <T> T read(Path folder, String name, Class<T> type) throws IOException {
        try {
            return Json.read(folder.resolve(name), type);
        } catch (NoSuchFileException e) {
            throw new IOException(folder + " holds no " + name + ". Name a folder that 'backbeat run' has written", e);
        }
    }

    /**
     * Works on what files said. They parse, and may still say what no result says: where the work trips over that, the error
     * is theirs.
     *
     * @param files what to call them in messages
     * @throws IOException if a value is missing or out of place
     */
    public static <T> T over(String files, Supplier<T> work) throws IOException {
        try {
            return work.get();
        } catch (NullPointerException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | ClassCastException
                | NoSuchElementException e) {
            throw new IOException(
                    files + ": a value is missing or out of place. Is it a file that backbeat wrote? (" + e + ")", e);
        }
    }

    /** The models, baselines first. */
    public List<String> models() {
        return new ArrayList<>(result.models().keySet());
    }

    /** The model's name for people. */
    public String title(String model) {
        ModelDetail detail = details().get(model);
        return detail == null || detail.title() == null ? model : detail.title();
    }

    /** The number of the model's color and marker: the same in every chart. */
    public int style(String model) {
        return learners.find(model)
                .map(Learner::style)
                .orElseGet(() -> FIRST_FREE_STYLE + Math.max(0, models().indexOf(model)) % FREE_STYLES);
    }

    /** Whether a model gives every row the same answer. */
    public boolean isConstant(String model) {
        return learners.find(model)
                .map(learner -> learner.role() == Role.CONSTANT)
                .orElse(false);
    }

    /** Whether a model is one of those that the study is about, neither a baseline nor made of others. */
    public boolean isLearner(String model) {
        return learners.find(model)
                .map(learner -> learner.role() == Role.LEARNER)
                .orElse(false);
    }

    /** A figure, or null where the run has none. */
    public Interval metric(String model, String metric) {
        Map<String, Interval> metrics = result.models().get(model);
        return metrics == null ? null : metrics.get(metric);
    }

    /** Models that look at the rows: all but the majority baseline. */
    public List<String> nonconstant() {
        return models().stream().filter(model -> !isConstant(model)).toList();
    }

    /** The model with the largest AUC; the first of equals. */
    public String best() {
        String best = models().get(0);
        for (String model : models()) {
            if (metric(model, "auc") != null
                    && metric(model, "auc").value() > metric(best, "auc").value()) {
                best = model;
            }
        }
        return best;
    }

    /** What {@link #best} is in a sentence: of one model that ranks rows nobody says that it is the best. */
    public String bestModel() {
        return nonconstant().size() > 1 ? "the best model" : "the model";
    }

    /** What the more frequent answer of the training rows reaches on the test rows, whether or not it was among the models. */
    public double constantAccuracy() {
        for (String model : models()) {
            if (isConstant(model) && metric(model, "accuracy") != null) {
                return metric(model, "accuracy").value();
            }
        }
        double positive = result.split().testPositiveRate();
        return result.split().trainPositiveRate() >= 0.5 ? positive : 1 - positive;
    }

    public Map<String, ModelDetail> details() {
        return result.details() == null ? new LinkedHashMap<>() : result.details();
    }

    public List<Comparison> comparisons() {
        return result.comparisons() == null ? List.of() : result.comparisons();
    }

    public List<LeakStep> leaks() {
        return result.leaks() == null ? List.of() : result.leaks();
    }

    /** Figures of others; none where the rows are invented: there is nothing to set beside them. */
    public List<PublishedFigure> published() {
        return result.data().isSynthetic() ? List.of() : result.published();
    }
}
