package exercise;

import java.util.Arrays;
import java.util.stream.IntStream;

public final class OutOfBagVotes implements OutOfBagVotesCheck.Task {
    @Override
    public double[] probabilities(int[][] samples, double[][] shares) {
        return IntStream.range(0, shares[0].length)
                .mapToDouble(row -> IntStream.range(0, samples.length)
                        .filter(t -> Arrays.stream(samples[t]).noneMatch(seen -> seen == row))
                        .mapToDouble(t -> shares[t][row])
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }

    @Override
    public double accuracy(double[] probabilities, int[] labels) {
        return IntStream.range(0, labels.length)
                .filter(row -> !Double.isNaN(probabilities[row]))
                .mapToDouble(row -> probabilities[row] >= 0.5 == (labels[row] == 1) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }
}
