package backbeat.report.chart;

import java.util.Objects;

/**
 * An area between two lines, behind the lines of a chart: an interval, or a density at its foot.
 *
 * @param style number of its color in the {@link Palette}, or {@link #MUTED}
 * @param x     horizontal values, ascending
 * @param low   the lower line, as many
 * @param high  the upper line, as many
 */
public record Band(int style, double[] x, double[] low, double[] high) {
    /** Gray. */
    public static final int MUTED = -1;

    /** @throws IllegalArgumentException if the lengths differ */
    public Band {
        Objects.requireNonNull(x, "x");
        if (x.length != low.length || x.length != high.length) {
            throw new IllegalArgumentException(
                    x.length + " x, " + low.length + " low and " + high.length + " high values in a band");
        }
    }
}
