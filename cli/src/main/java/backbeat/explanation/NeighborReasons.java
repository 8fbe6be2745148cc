package backbeat.explanation;

import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.NeighborSearcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The training rows whose labels are the answer. */
public final class NeighborReasons {
    /** Neighbors that are shown to people, versions of one thing counted once. */
    private static final int SHOWN = 10;

    private static final int TITLE = 40;
    private static final int CATEGORY = 16;

    private NeighborReasons() {}

    /**
     * Neighbors of one title, such as versions of a song.
     *
     * @param title     what people call them
     * @param category  of the nearest, in the column with the most categories
     * @param rows      their numbers in the file, nearest first
     * @param positives how many of them are positive
     * @param distance  of the nearest, in standardized columns
     * @param relation  {@code itself} if the row in question is among them, {@code version} if they share its title
     */
    public record Neighbor(
            String title, String category, List<Long> rows, int positives, double distance, String relation) {}

    public static Reasons of(KnnClassifier model, Question question) {
        int k = model.options().k();
        NeighborSearcher searcher = model.index().searcher(k);
        searcher.search(question.row(), 0);
        int positives = 0;
        for (int rank = 0; rank < k; rank++) {
            positives += model.labels().get(searcher.index(rank));
        }
        List<Neighbor> neighbors = folded(model, searcher, question);
        String weighting = model.options().weighting().name().toLowerCase(Locale.ROOT);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("k", k);
        data.put("weighting", weighting);
        data.put("positives", positives);
        data.put("neighbors", neighbors);
        List<String> lines = new ArrayList<>();
        lines.add(positives + " of the k = " + k + " nearest training rows are positive; weighting " + weighting + ".");
        if (neighbors.size() < k) {
            lines.add("Versions of one title count once in the list, each for itself in the answer: " + k + " rows, "
                    + neighbors.size() + " titles.");
        }
        table(neighbors, lines);
        return SampledReasons.of(model, question).with(lines, data);
    }

    private static List<Neighbor> folded(KnnClassifier model, NeighborSearcher searcher, Question question) {
        RowNames names = question.training().names();
        String asked = question.place() == Question.MADE_UP ? null : names.versionKey(question.place());
        Map<String, Neighbor> byTitle = new LinkedHashMap<>();
        for (int rank = 0; rank < searcher.k(); rank++) {
            int index = searcher.index(rank);
            int place = question.training().place(index);
            String key = names.versionKey(place);
            Neighbor before = byTitle.get(key);
            List<Long> rows = new ArrayList<>(before == null ? List.of() : before.rows());
            rows.add(question.training().sourceRow(index));
            String relation = question.isAsked(index) ? "itself" : key.equals(asked) ? "version" : "";
            int label = model.labels().get(index);
            byTitle.put(
                    key,
                    before == null
                            ? new Neighbor(
                                    names.shown(place),
                                    RowNames.category(model.training(), index),
                                    rows,
                                    label,
                                    Math.sqrt(searcher.squaredDistance(rank)),
                                    relation)
                            : new Neighbor(
                                    before.title(),
                                    before.category(),
                                    rows,
                                    before.positives() + label,
                                    before.distance(),
                                    relation.equals("itself") ? relation : before.relation()));
        }
        return List.copyOf(byTitle.values());
    }

    private static void table(List<Neighbor> neighbors, List<String> lines) {
        String form = "%-" + TITLE + "s  %-" + CATEGORY + "s  %8s  %s";
        lines.add(String.format(Locale.ROOT, form, "nearest training rows", "category", "distance", "positive"));
        for (Neighbor neighbor : neighbors.subList(0, Math.min(SHOWN, neighbors.size()))) {
            int versions = neighbor.rows().size();
            String label =
                    versions > 1 ? neighbor.positives() + " of " + versions : neighbor.positives() == 1 ? "yes" : "no";
            String mark = neighbor.relation().equals("itself")
                    ? "(itself) "
                    : neighbor.relation().equals("version") ? "(another version) " : "";
            lines.add(String.format(
                    Locale.ROOT,
                    form,
                    shortened(mark + neighbor.title(), TITLE),
                    shortened(neighbor.category(), CATEGORY),
                    String.format(Locale.ROOT, "%.3f", neighbor.distance()),
                    label));
        }
        if (neighbors.size() > SHOWN) {
            lines.add("… and " + (neighbors.size() - SHOWN) + " more (--format json has them all)");
        }
    }

    private static String shortened(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
