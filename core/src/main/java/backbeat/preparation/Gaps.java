package backbeat.preparation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link Preprocessor} makes of missing values: one definition for training rows, rows to predict and exported graphs.
 *
 * <p>A missing number becomes the fill of its column, and the indicator of the column, if it has one, becomes true. A missing
 * category becomes the fill of its column; the empty text is a category of its own. A column without a fill had no gaps
 * in any row that training knew of, and was not to be imputed: the model has not learned what one means, and refuses it.
 *
 * @param fills      per raw numeric column the value in place of a missing one; NaN where there is none
 * @param indicators per indicator column the raw numeric column that it is about, rising
 * @param categories per categorical column the category in place of a missing one
 */
public record Gaps(double[] fills, int[] indicators, List<Optional<String>> categories) {
    /** @throws IllegalArgumentException if an indicator is about no column, or one without a fill, or fills are infinite */
    public Gaps {
        fills = fills.clone();
        indicators = indicators.clone();
        categories = List.copyOf(categories);
        for (int i = 0; i < indicators.length; i++) {
            int column = indicators[i];
            boolean known = column >= 0 && column < fills.length && !Double.isNaN(fills[column]);
            if (!known || i > 0 && indicators[i - 1] >= column) {
                throw new IllegalArgumentException("Indicator column " + i + " cannot be about column " + column);
            }
        }
        if (Arrays.stream(fills).anyMatch(Double::isInfinite)) {
            throw new IllegalArgumentException("A missing value cannot become an infinite one");
        }
    }

    /** No column has gaps. */
    public static Gaps none(int numeric, int categorical) {
        double[] fills = new double[numeric];
        Arrays.fill(fills, Double.NaN);
        return new Gaps(fills, new int[0], Collections.nCopies(categorical, Optional.empty()));
    }

    /** Whether no column has gaps. */
    public boolean isNone() {
        return Arrays.stream(fills).allMatch(Double::isNaN)
                && categories.stream().allMatch(Optional::isEmpty);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gaps that
                && Arrays.equals(fills, that.fills)
                && Arrays.equals(indicators, that.indicators)
                && categories.equals(that.categories);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(fills), Arrays.hashCode(indicators), categories);
    }
}
