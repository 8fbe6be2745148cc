package backbeat.published;

import backbeat.evaluation.Metrics;
import backbeat.result.PublishedFigure;
import backbeat.result.PublishedStudy.Candidate;
import backbeat.result.PublishedStudy.Hypothesis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Combines the learners' scores into settings and ranks these by their distance from the published figures. */
final class PublishedSearch {
    private static final int SHOWN = 10;

    /** From this share of positive rows on a label counts as near balance. */
    private static final double NEAR_BALANCE = 0.3;

    private static final String LEARNERS = "columns of kNN and forest";
    private static final String NETWORK = "columns of the network";

    /**
     * What the learners score on one choice of rows and columns.
     *
     * @param knn          by number of neighbors
     * @param forest       the forest
     * @param mlp          by number of epochs
     * @param positiveRate of the test rows
     */
    record Scores(Map<Integer, Metrics> knn, Metrics forest, Map<Integer, Metrics> mlp, double positiveRate) {}

    private final List<PublishedFigure> published;
    private final String column;
    private final Map<PublishedSpace.Rows, Map<String, Scores>> scores = new LinkedHashMap<>();

    /** @param column the column that settings are tried without */
    PublishedSearch(List<PublishedFigure> published, String column) {
        this.published = List.copyOf(published);
        this.column = column;
    }

    void add(PublishedSpace.Rows rows, String without, Scores found) {
        scores.computeIfAbsent(rows, key -> new LinkedHashMap<>()).put(without, found);
    }

    /** The number of settings. */
    int size() {
        return candidates(candidate -> true).size();
    }

    /** The settings nearest to the published figures. */
    List<Candidate> nearest() {
        return candidates(candidate -> true).stream().limit(SHOWN).toList();
    }

    /** The nearest setting of each reading: which learner saw the column, and how the label was balanced. */
    List<Hypothesis> hypotheses() {
        List<Hypothesis> found = new ArrayList<>();
        for (String learners : List.of("", column)) {
            for (String network : List.of("", column)) {
                for (boolean balanced : List.of(false, true)) {
                    String label = balanced ? "near balance" : "as it is at the stated threshold";
                    candidates(candidate -> candidate.settings().get(LEARNERS).equals(columns(learners))
                                    && candidate.settings().get(NETWORK).equals(columns(network))
                                    && isBalanced(candidate) == balanced)
                            .stream()
                            .findFirst()
                            .ifPresent(nearest ->
                                    found.add(new Hypothesis(columns(learners), columns(network), label, nearest)));
                }
            }
        }
        found.sort(Comparator.comparingDouble(hypothesis -> hypothesis.nearest().distance()));
        return found;
    }

    private static boolean isBalanced(Candidate candidate) {
        return candidate.positiveRate() >= NEAR_BALANCE;
    }

    private String columns(String without) {
        return without.isEmpty() ? "with " + column : "without " + column;
    }

    private List<Candidate> candidates(Predicate<Candidate> wanted) {
        List<Candidate> all = new ArrayList<>();
        scores.forEach((rows, byColumns) ->
                byColumns.forEach((learners, own) -> byColumns.forEach((network, others) -> own.knn()
                        .forEach((k, knn) -> others.mlp().forEach((epochs, mlp) -> {
                            Map<String, String> settings = rows.describe();
                            settings.put(LEARNERS, columns(learners));
                            settings.put(NETWORK, columns(network));
                            settings.put("k", k.toString());
                            settings.put("epochs", epochs.toString());
                            Candidate candidate = candidate(
                                    settings,
                                    own.positiveRate(),
                                    Map.of("knn", knn, "forest", own.forest(), "mlp", mlp));
                            if (wanted.test(candidate)) {
                                all.add(candidate);
                            }
                        })))));
        all.sort(Comparator.comparingDouble(Candidate::distance));
        return all;
    }

    private Candidate candidate(Map<String, String> settings, double positiveRate, Map<String, Metrics> models) {
        List<PublishedFigure> figures = new ArrayList<>();
        double sum = 0;
        for (PublishedFigure figure : published) {
            Metrics metrics = models.get(figure.model());
            double ours = figure.metric().equals("auc") ? metrics.auc() : metrics.accuracy();
            figures.add(new PublishedFigure(figure.model(), figure.metric(), ours));
            sum += (ours - figure.value()) * (ours - figure.value());
        }
        return new Candidate(Math.sqrt(sum / published.size()), settings, positiveRate, figures);
    }
}
