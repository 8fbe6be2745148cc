package backbeat.result;

/**
 * A figure that somebody else published for this data, to stand beside ours.
 *
 * @param model  the model's name here
 * @param metric the metric's name here
 * @param value  the published value
 */
public record PublishedFigure(String model, String metric, double value) {}
