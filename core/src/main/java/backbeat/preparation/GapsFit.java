package backbeat.preparation;

import backbeat.data.Dataset;
import backbeat.data.DateColumn;
import backbeat.recipe.MissingPolicy;
import backbeat.recipe.MissingRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Learns what missing values become, from training rows alone. A gap that is to be imputed is imputed wherever it comes, for
 * that needs no gap to learn from. A gap that is a value of its own means what it meant in training: a column without one in
 * any row of the data set has not learned what, and refuses it. Whether it has one is asked of the whole data set, since rows
 * to judge must not fail for a gap that training rows happen to lack.
 */
final class GapsFit {
    private final Dataset dataset;
    private final MissingRules rules;
    /** Parts of a date behind its first one: they are missing where that is. */
    private final Set<String> sameGaps = new HashSet<>();

    GapsFit(Dataset dataset, MissingRules rules) {
        this.dataset = dataset;
        this.rules = rules;
        dataset.columns().reading().dates().stream()
                .map(DateColumn::features)
                .forEach(parts -> sameGaps.addAll(parts.subList(1, parts.size())));
    }

    /** Whether gaps of a column become something. */
    boolean treats(String column) {
        return switch (rules.of(column)) {
            case VALUE -> !dataset.missing(column).isEmpty();
            case IMPUTE -> dataset.columns().set(column).isEmpty(); // an empty set is no gap
            case DROP, REFUSE -> false;
        };
    }

    boolean asValue(String column) {
        return rules.of(column) == MissingPolicy.VALUE;
    }

    /** Per numeric column the median of the values that training rows have; 0 where they have none. */
    double[] fills(List<String> names, int[] places, int[] rows) {
        double[] fills = new double[names.size()];
        for (int c = 0; c < fills.length; c++) {
            fills[c] = treats(names.get(c)) ? median(dataset.numbers(places[c], rows)) : Double.NaN;
        }
        return fills;
    }

    private static double median(double[] values) {
        Quantile present = new Quantile(values);
        return present.count() == 0 ? 0 : present.at(0.5);
    }

    /** The numeric columns in which training rows have gaps that are to be told apart. */
    int[] indicators(List<String> names, int[] places, int[] rows) {
        return IntStream.range(0, places.length)
                .filter(c -> treats(names.get(c)) && asValue(names.get(c)))
                .filter(c -> !sameGaps.contains(names.get(c)))
                .filter(c -> Arrays.stream(dataset.numbers(places[c], rows)).anyMatch(Double::isNaN))
                .toArray();
    }

    /** Per categorical column the category in place of a missing one. */
    List<Optional<String>> categories(List<String> names, int[] rows) {
        List<Optional<String>> fills = new ArrayList<>();
        for (String name : names) {
            fills.add(treats(name) ? Optional.of(asValue(name) ? "" : mostFrequent(name, rows)) : Optional.empty());
        }
        return fills;
    }

    /** The category with the most training rows, of several the first to appear in the file. */
    private String mostFrequent(String name, int[] rows) {
        int place = dataset.columns().categorical().indexOf(name);
        int[] counts = new int[dataset.categories(place).size()];
        int best = -1;
        for (int code : dataset.codes(place, rows)) {
            if (code != Dataset.MISSING) {
                counts[code]++;
            }
        }
        for (int code = 0; code < counts.length; code++) {
            best = best < 0 || counts[code] > counts[best] ? code : best;
        }
        return best < 0 ? "" : dataset.categories(place).get(best);
    }
}
