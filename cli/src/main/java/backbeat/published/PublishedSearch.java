package backbeat.published;

import backbeat.evaluation.Quantiles;
import backbeat.random.NamedStream;
import backbeat.random.Xoshiro256;
import backbeat.result.PublishedFigure;
import backbeat.result.PublishedStudy.Candidate;
import backbeat.result.PublishedStudy.Hypothesis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Combines the learners' scores into settings and ranks these by their distance from the published figures. The squared
 * distance is a sum over learners, so that the nearest setting of a reading is made of the nearest of each learner that it
 * allows: no product of choices has to be walked through.
 */
final class PublishedSearch {
    private static final int SHOWN = 10;
    private static final int DRAWS = 2000;

    /** From this share of draws on a reading is as near as the nearest. */
    private static final double AS_NEAR = 0.05;

    /** From this share of positive rows on a label counts as near balance. */
    private static final double NEAR_BALANCE = 0.3;

    /**
     * What the learners reach on one choice of rows, by the columns they see.
     *
     * @param knn     every choice that concerns kNN
     * @param raw     those of them with numbers as they are
     * @param forest  every choice that concerns the forest
     * @param limited those of them with limited trees
     * @param network every choice that concerns the network
     */
    record Scores(List<Score> knn, List<Score> raw, List<Score> forest, List<Score> limited, List<Score> network) {}

    private final List<PublishedFigure> published;
    private final String column;
    private final long seed;
    private final Map<PublishedSpace.Rows, Map<String, Scores>> scores = new LinkedHashMap<>();
    private final Map<PublishedSpace.Rows, Score> constants = new LinkedHashMap<>();

    /** @param column the column that settings are tried without */
    PublishedSearch(List<PublishedFigure> published, String column, long seed) {
        this.published = List.copyOf(published);
        this.column = column;
        this.seed = seed;
    }

    void add(PublishedSpace.Rows rows, String without, Scores found, Score constant) {
        scores.computeIfAbsent(rows, key -> new LinkedHashMap<>()).put(without, found);
        constants.put(rows, constant);
    }

    /** The number of settings with one label for all, and with one for each learner. */
    long size() {
        long one = 0;
        long each = 0;
        for (String learners : List.of("", column)) {
            long knn = 0;
            long forest = 0;
            long network = 0;
            for (PublishedSpace.Rows rows : scores.keySet()) {
                Scores own = scores.get(rows).get(learners);
                long networks = networks(rows).size();
                one += (long) own.knn().size() * own.forest().size() * networks;
                knn += own.knn().size();
                forest += own.forest().size();
                network += networks;
            }
            each += knn * forest * network;
        }
        return Math.max(one, each); // one label for all is among the ways of choosing one for each
    }

    private List<Score> networks(PublishedSpace.Rows rows) {
        List<Score> all = new ArrayList<>(List.of(constants.get(rows)));
        scores.get(rows).values().forEach(own -> all.addAll(own.network()));
        return all;
    }

    /** The settings with one label for all that are nearest to the published figures. */
    List<Candidate> nearest() {
        List<Candidate> all = new ArrayList<>();
        for (PublishedSpace.Rows rows : scores.keySet()) {
            for (Scores own : scores.get(rows).values()) {
                for (Score knn : own.knn()) {
                    for (Score forest : own.forest()) {
                        networks(rows).forEach(network -> all.add(candidate(rows.describe(), knn, forest, network)));
                    }
                }
            }
        }
        all.sort(Comparator.comparingDouble(Candidate::distance));
        return all.stream().limit(SHOWN).toList();
    }

    /** The nearest setting of each reading, nearest first. */
    List<Hypothesis> hypotheses() {
        List<Found> found = new ArrayList<>();
        for (String learners : List.of("", column)) {
            for (String network : List.of(columns(""), columns(column), Reading.CONSTANT)) {
                for (String label : List.of(Reading.STATED, Reading.BALANCED, Reading.EACH_ITS_OWN)) {
                    for (String fit : List.of(Reading.PLAIN, Reading.OTHER)) {
                        Found nearest = nearest(new Reading(columns(learners), network, label, fit), learners);
                        if (nearest != null) {
                            found.add(nearest);
                        }
                    }
                }
            }
        }
        found.sort(Comparator.comparingDouble(one -> one.candidate.distance()));
        List<double[]> draws = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            draws.add(distances(found.get(i), NamedStream.PUBLISHED_DRAWS.generator(seed, i)));
        }
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            double[] own = draws.get(i);
            int nearer = 0;
            for (int draw = 0; draw < own.length; draw++) {
                nearer += own[draw] <= draws.get(0)[draw] ? 1 : 0;
            }
            double[] sorted = own.clone();
            Arrays.sort(sorted);
            Reading reading = found.get(i).reading;
            hypotheses.add(new Hypothesis(
                    reading.learners(),
                    reading.network(),
                    reading.label(),
                    reading.fit(),
                    Quantiles.ofSorted(sorted, 0.025),
                    Quantiles.ofSorted(sorted, 0.975),
                    nearer >= AS_NEAR * own.length,
                    found.get(i).candidate));
        }
        return hypotheses;
    }

    /** A reading's nearest setting, with the scores behind its figures. */
    private record Found(Reading reading, Candidate candidate, Map<String, Score> models) {}

    private Found nearest(Reading reading, String without) {
        List<PublishedSpace.Rows> allowed = scores.keySet().stream()
                .filter(rows -> reading.label().equals(Reading.EACH_ITS_OWN)
                        || isBalanced(rows) == reading.label().equals(Reading.BALANCED))
                .toList();
        Found best = null;
        if (reading.label().equals(Reading.EACH_ITS_OWN)) {
            return nearest(reading, without, allowed);
        }
        for (PublishedSpace.Rows rows : allowed) {
            Found one = nearest(reading, without, List.of(rows));
            if (one != null && (best == null || one.candidate.distance() < best.candidate.distance())) {
                best = one;
            }
        }
        return best;
    }

    /** The nearest where every learner may have any of these rows. */
    private Found nearest(Reading reading, String without, List<PublishedSpace.Rows> allowed) {
        List<Score> knn = new ArrayList<>();
        List<Score> raw = new ArrayList<>();
        List<Score> forest = new ArrayList<>();
        List<Score> limited = new ArrayList<>();
        List<Score> network = new ArrayList<>();
        for (PublishedSpace.Rows rows : allowed) {
            Scores own = scores.get(rows).get(without);
            knn.addAll(own.knn());
            raw.addAll(own.raw());
            forest.addAll(own.forest());
            limited.addAll(own.limited());
            if (reading.network().equals(Reading.CONSTANT)) {
                network.add(constants.get(rows));
            } else {
                String hidden = reading.network().equals(columns("")) ? "" : column;
                network.addAll(scores.get(rows).get(hidden).network());
            }
        }
        if (allowed.isEmpty()) {
            return null;
        }
        Score third = best(network, "mlp");
        Map<String, String> shared = allowed.size() == 1 ? allowed.get(0).describe() : Map.of();
        if (reading.fit().equals(Reading.PLAIN)) {
            knn.removeAll(raw);
            forest.removeAll(limited);
            return found(reading, shared, best(knn, "knn"), best(forest, "forest"), third);
        }
        Found one = found(reading, shared, best(raw, "knn"), best(forest, "forest"), third);
        Found other = found(reading, shared, best(knn, "knn"), best(limited, "forest"), third);
        return one.candidate.distance() <= other.candidate.distance() ? one : other;
    }

    private Found found(Reading reading, Map<String, String> shared, Score knn, Score forest, Score network) {
        return new Found(
                reading, candidate(shared, knn, forest, network), Map.of("knn", knn, "forest", forest, "mlp", network));
    }

    private Score best(List<Score> scores, String model) {
        return scores.stream()
                .min(Comparator.comparingDouble(score -> squares(score, model)))
                .orElseThrow();
    }

    private double squares(Score score, String model) {
        double sum = 0;
        for (PublishedFigure figure : published) {
            if (figure.model().equals(model)) {
                double difference = score.figure(figure.metric()) - figure.value();
                sum += difference * difference;
            }
        }
        return sum;
    }

    private boolean isBalanced(PublishedSpace.Rows rows) {
        return constants.get(rows).positiveRate() >= NEAR_BALANCE;
    }

    private String columns(String without) {
        return without.isEmpty() ? "with " + column : "without " + column;
    }

    private Candidate candidate(Map<String, String> shared, Score knn, Score forest, Score network) {
        Map<String, String> settings = new LinkedHashMap<>(shared);
        Map<String, Score> models = new LinkedHashMap<>();
        models.put("knn", knn);
        models.put("forest", forest);
        models.put("mlp", network);
        models.forEach((model, score) -> score.settings().forEach((name, value) -> {
            if (!value.equals(shared.get(name))) {
                settings.put(model + " " + name, value);
            }
        }));
        List<PublishedFigure> figures = new ArrayList<>();
        double sum = 0;
        for (PublishedFigure figure : published) {
            double ours = models.get(figure.model()).figure(figure.metric());
            figures.add(new PublishedFigure(figure.model(), figure.metric(), ours));
            sum += (ours - figure.value()) * (ours - figure.value());
        }
        return new Candidate(Math.sqrt(sum / published.size()), settings, network.positiveRate(), figures);
    }

    /** The distances that other test rows would have given: figures moved by as much as their standard errors. */
    private double[] distances(Found found, Xoshiro256 random) {
        double[] distances = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (PublishedFigure figure : published) {
                Score score = found.models.get(figure.model());
                double moved = score.figure(figure.metric())
                        + score.standardError(figure.metric()) * random.nextGaussian()
                        - figure.value();
                sum += moved * moved;
            }
            distances[draw] = Math.sqrt(sum / published.size());
        }
        return distances;
    }
}
