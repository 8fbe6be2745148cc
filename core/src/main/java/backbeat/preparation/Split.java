package backbeat.preparation;

import backbeat.data.Dataset;
import java.util.Arrays;

/**
 * Which rows of a {@link Dataset} are for learning, for choosing and for the final judgement. Rows ascend in each part.
 *
 * @param train      the rows to fit on
 * @param validation the rows to choose settings on
 * @param test       the rows to judge by, looked at once
 */
public record Split(int[] train, int[] validation, int[] test) {
    /** Training and validation rows together, ascending: for a final fit when nothing is left to choose. */
    public int[] trainAndValidation() {
        int[] both = Arrays.copyOf(train, train.length + validation.length);
        System.arraycopy(validation, 0, both, train.length, validation.length);
        Arrays.sort(both);
        return both;
    }
}
