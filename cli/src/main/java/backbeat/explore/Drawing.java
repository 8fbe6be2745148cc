package backbeat.explore;

import backbeat.text.Svg;

/**
 * A picture whose colors follow the reader's light or dark theme. Each shape is of a kind, which the style below knows;
 * classes of the data are told apart by shape and color.
 */
final class Drawing {
    private static final String CLASS = "class";
    private static final String STYLE = """
            text { font: 13px system-ui, sans-serif; fill: #222 }
            .middle { text-anchor: middle } .end { text-anchor: end }
            .panel { fill: none; stroke: #888 } .grid { stroke: #ddd } .axis { stroke: #555 }
            .no { fill: #b3541e } .yes { fill: #1f5fa8 } .mark { fill: none; stroke: #a0132b; stroke-width: 2 }
            .a { stroke: #b3541e } .b { stroke: #1f5fa8 } .c { stroke: #2e7d32 } .line { fill: none; stroke-width: 2 }
            .ta { fill: #9a4617 } .tb { fill: #1f5fa8 } .tc { fill: #24642a }
            .box { fill: #8884; stroke: #888 } .seen { fill: #f5a62366; stroke: #b06f00 } .back { fill: #fff }
            @media (prefers-color-scheme: dark) {
            text { fill: #ddd } .back { fill: #16191d } .grid { stroke: #3a3f45 } .axis { stroke: #aaa }
            .no { fill: #f0a070 } .yes { fill: #79b4f2 } .mark { stroke: #ff7a8a }
            .a { stroke: #f0a070 } .b { stroke: #79b4f2 } .c { stroke: #7fce85 }
            .ta { fill: #f0a070 } .tb { fill: #79b4f2 } .tc { fill: #7fce85 } }
            """;

    private final Svg svg = new Svg().shape("rect", "width", "100%", "height", "100%", "class", "back");
    private final int width;
    private final int height;
    private final String title;

    Drawing(int width, int height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
    }

    Drawing rectangle(double x, double y, double width, double height, String kind) {
        svg.rectangle(x, y, width, height, CLASS, kind);
        return this;
    }

    /** A rectangle that lets through what lies below it. */
    Drawing shade(double x, double y, double width, double height, String kind, String opacity) {
        svg.rectangle(x, y, width, height, CLASS, kind, "opacity", opacity);
        return this;
    }

    Drawing circle(double x, double y, double radius, String kind) {
        svg.circle(x, y, radius, CLASS, kind);
        return this;
    }

    Drawing line(double x1, double y1, double x2, double y2, String kind) {
        svg.line(x1, y1, x2, y2, CLASS, kind);
        return this;
    }

    /** A row of the data: positives are discs, negatives triangles. */
    Drawing point(double x, double y, boolean positive) {
        if (positive) {
            return circle(x, y, 3.2, "yes");
        }
        svg.polygon(new double[] {x, x + 3.8, x - 3.8}, new double[] {y - 4, y + 3, y + 3}, CLASS, "no");
        return this;
    }

    /** A line through points. */
    Drawing path(double[] x, double[] y, int count, String kind) {
        svg.path(x, y, count, CLASS, kind);
        return this;
    }

    Drawing text(double x, double y, String kind, String text) {
        svg.text(x, y, text, CLASS, kind);
        return this;
    }

    Drawing text(double x, double y, String text) {
        return text(x, y, "t", text);
    }

    @Override
    public String toString() {
        return svg.finish(width, height, title, STYLE);
    }
}
