package backbeat.experiment.result;

/**
 * A figure with its 95 % interval.
 *
 * @param value the figure on the test rows
 * @param low   the interval's lower end
 * @param high  the interval's upper end
 */
public record Interval(double value, double low, double high) {}
