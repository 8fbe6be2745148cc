package backbeat.report.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The look that all charts share: no paper, thin grid, the page's ink. */
final class Looks {
    static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    private Looks() {}

    static JFreeChart finish(XYPlot plot, boolean legend) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(Palette.GRID);
        plot.setRangeGridlinePaint(Palette.GRID);
        plot.setDomainGridlineStroke(new BasicStroke(1f));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        axis(plot.getDomainAxis());
        axis(plot.getRangeAxis());
        JFreeChart chart = new JFreeChart(null, FONT, plot, legend);
        chart.setBackgroundPaint(null);
        chart.setBorderVisible(false);
        chart.setPadding(new RectangleInsets(6, 4, 4, 12));
        if (legend) {
            chart.getLegend().setBackgroundPaint(null);
            chart.getLegend().setFrame(BlockBorder.NONE);
            chart.getLegend().setItemFont(SMALL);
            chart.getLegend().setItemPaint(Palette.INK);
            chart.getLegend().setItemLabelPadding(new RectangleInsets(2, 1, 2, 6));
            chart.getLegend().setPosition(RectangleEdge.BOTTOM);
        }
        return chart;
    }

    private static void axis(ValueAxis axis) {
        axis.setLabelFont(FONT);
        axis.setLabelPaint(Palette.INK);
        axis.setTickLabelFont(SMALL);
        axis.setTickLabelPaint(Palette.INK);
        axis.setAxisLinePaint(Palette.MUTED);
        axis.setTickMarkPaint(Palette.MUTED);
        axis.setTickLabelInsets(new RectangleInsets(4, 6, 4, 6));
    }

    /** The marker of series {@code i}: a shape of its own, about 7 pixels across. */
    static Shape marker(int i) {
        return switch (i % Palette.SERIES) {
            case 0 -> new Ellipse2D.Double(-3.5, -3.5, 7, 7);
            case 1 -> new Rectangle2D.Double(-3.2, -3.2, 6.4, 6.4);
            case 2 -> polygon(0, -4.4, 4.2, 3.4, -4.2, 3.4);
            case 3 -> polygon(0, -4.6, 4.6, 0, 0, 4.6, -4.6, 0);
            case 4 -> polygon(-5, -1.6, 5, -1.6, 5, 1.6, -5, 1.6);
            case 5 -> polygon(0, 4.4, 4.2, -3.4, -4.2, -3.4);
            case 6 -> polygon(-1.6, -5, 1.6, -5, 1.6, 5, -1.6, 5);
            default -> polygon(-4, -4, 0, -1.4, 4, -4, 1.4, 0, 4, 4, 0, 1.4, -4, 4, -1.4, 0);
        };
    }

    private static Shape polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
