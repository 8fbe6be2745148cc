package backbeat.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.List;

/**
 * Colors by role. Charts are drawn in stand-in colors, which {@link SvgWriter} replaces by CSS variables, so that one
 * drawing serves light and dark pages. Series differ in dash pattern and marker as well as in color: color alone is lost
 * on paper and on every twelfth man.
 */
public final class Palette {
    /** The number of series that can be told apart. */
    public static final int SERIES = 8;

    static final Color INK = new Color(1, 2, 3);
    static final Color GRID = new Color(4, 5, 6);
    static final Color MUTED = new Color(7, 8, 9);

    private static final float[][] DASHES = {
        {1}, {7, 3}, {2, 3}, {9, 3, 2, 3}, {5, 2}, {1, 2}, {12, 3}, {9, 2, 2, 2, 2, 2},
    };

    private Palette() {}

    /** A role: the color it is drawn in, the CSS variable that replaces it, and what it is on light and dark paper. */
    record Role(Color standIn, String variable, String light, String dark) {
        String cssColor() {
            return "rgb(" + standIn.getRed() + "," + standIn.getGreen() + "," + standIn.getBlue() + ")";
        }
    }

    static final List<Role> ROLES = roles();

    private static List<Role> roles() {
        List<Role> roles = new ArrayList<>(List.of(
                new Role(INK, "--ink", "#1c2330", "#e7eaf0"),
                new Role(GRID, "--grid", "#d9dee6", "#39414f"),
                new Role(MUTED, "--muted", "#5b6472", "#a3adbc")));
        String[] light = {"#0b5fb0", "#c2410c", "#0f766e", "#8e2b8c", "#6b7280", "#8a6100", "#b91c4b", "#3f6212"};
        String[] dark = {"#6cb2ff", "#ff9a5c", "#4fd1c0", "#e59be3", "#b4bcc9", "#f0c54a", "#ff8fae", "#a9d86e"};
        for (int i = 0; i < SERIES; i++) {
            roles.add(new Role(series(i), "--series-" + i, light[i], dark[i]));
        }
        return List.copyOf(roles);
    }

    /** The stand-in color of series {@code i}. */
    static Color series(int i) {
        return new Color(20 + i % SERIES, 30, 40);
    }

    /** The line of series {@code i}: 2 pixels wide, in its own dash pattern. */
    static Stroke stroke(int i) {
        float[] dash = DASHES[i % SERIES];
        return dash.length == 1
                ? new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dash, 0f);
    }

    /** CSS that defines the variables below {@code selector}, for light or dark paper. */
    public static String css(String selector, boolean dark) {
        StringBuilder css = new StringBuilder(selector).append("{");
        for (Role role : ROLES) {
            css.append(role.variable())
                    .append(":")
                    .append(dark ? role.dark() : role.light())
                    .append(";");
        }
        return css.append("}").toString();
    }
}
