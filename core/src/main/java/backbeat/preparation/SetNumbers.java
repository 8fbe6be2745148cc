package backbeat.preparation;

import backbeat.table.SetColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Four numbers of every set of a set column, which learners see as numeric columns beside it: how many members it has, and
 * the mean, the least and the greatest of its members' rates. A rate is the share of positive training rows with that member,
 * drawn toward the average by a prior. Members that training rows lack are no members; the empty set has the average three
 * times.
 *
 * @param name    the derived column of the recipe; the numeric columns begin with it
 * @param column  the place of the set column among the categorical ones
 * @param average the rate of the empty set
 * @param rates   the rate of every category
 */
public record SetNumbers(String name, int column, double average, double[] rates) {
    /** How many numeric columns they are. */
    public static final int COUNT = 4;

    private static final List<String> SUFFIXES = List.of("_number", "_mean", "_least", "_greatest");

    /** @throws IllegalArgumentException if a rate is not between 0 and 1 */
    public SetNumbers {
        Objects.requireNonNull(name, "name");
        rates = rates.clone();
        if (!isRate(average) || !Arrays.stream(rates).allMatch(SetNumbers::isRate)) {
            throw new IllegalArgumentException("A rate of '" + name + "' is not between 0 and 1");
        }
    }

    private static boolean isRate(double rate) {
        return rate >= 0 && rate <= 1;
    }

    /** A copy of the rate of every category. */
    @Override
    public double[] rates() {
        return rates.clone();
    }

    /** The numeric columns in order: number, mean, least, greatest. */
    public List<String> columns() {
        return SUFFIXES.stream().map(suffix -> name + suffix).toList();
    }

    /**
     * The numbers of a set.
     *
     * @param sets the column's sets
     * @param code the set's code
     * @param out  takes number, mean, least and greatest
     */
    void of(SetColumn sets, int code, double[] out) {
        int size = sets.size(code);
        double sum = 0;
        double least = 1;
        double greatest = 0;
        for (int place = 0; place < size; place++) {
            double rate = rates[sets.member(code, place)];
            sum += rate;
            least = Math.min(least, rate);
            greatest = Math.max(greatest, rate);
        }
        out[0] = size;
        out[1] = size == 0 ? average : sum / size;
        out[2] = size == 0 ? average : least;
        out[3] = size == 0 ? average : greatest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SetNumbers that
                && name.equals(that.name)
                && column == that.column
                && average == that.average
                && Arrays.equals(rates, that.rates);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, column, average, Arrays.hashCode(rates));
    }

    @Override
    public String toString() {
        return "SetNumbers[" + name + " of column " + column + ", " + rates.length + " rates]";
    }
}
