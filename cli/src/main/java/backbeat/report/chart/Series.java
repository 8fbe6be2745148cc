package backbeat.report.chart;

import java.util.Objects;

/**
 * Points of one name and one look.
 *
 * @param name  for the legend
 * @param style number of its color, dash and marker in the {@link Palette}
 * @param x     horizontal values
 * @param y     vertical values, as many
 * @param mark  how the points are drawn
 */
public record Series(String name, int style, double[] x, double[] y, Mark mark) {
    /** How points are drawn. */
    public enum Mark {
        LINE,
        LINE_WITH_POINTS,
        STEPS,
        /** Thin and gray: a line to compare with. */
        REFERENCE
    }

    /** @throws IllegalArgumentException if the lengths differ */
    public Series {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mark, "mark");
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x and " + y.length + " y values in series " + name);
        }
    }
}
