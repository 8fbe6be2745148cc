package backbeat.report.chart;

import org.jfree.chart.JFreeChart;

/** Something that can be drawn. */
public interface Chart {
    int WIDTH = 420;
    int HEIGHT = 330;

    /** The drawing instructions, in stand-in colors. */
    JFreeChart build();

    default int height() {
        return HEIGHT;
    }
}
