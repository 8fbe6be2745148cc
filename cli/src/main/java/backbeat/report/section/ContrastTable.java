package backbeat.report.section;

import backbeat.report.page.Block;
import backbeat.report.page.Show;
import backbeat.result.Insight;
import java.util.List;

/** What goes with positive rows within a group: the numeric columns one by one, no model between. */
final class ContrastTable {
    private static final double EVEN = 0.5;

    private ContrastTable() {}

    /** What is asked, and the table; nothing where no rows of one group can be compared. */
    static List<Block> of(Insight insight) {
        if (insight.contrasts().isEmpty()) {
            return List.of();
        }
        String column = insight.groupColumn().replaceAll(" \\(.*", "");
        boolean isSet = !column.equals(insight.groupColumn());
        long pairs = insight.contrasts().get(0).pairs();
        List<List<String>> rows = insight.contrasts().stream()
                .map(one -> List.of(one.column(), Show.interval(one.auc()), direction(one)))
                .toList();
        return List.of(
                new Block.Paragraph("What goes with positive rows within one " + column + "? Of two test rows of the "
                        + (isSet ? "very same set of these" : "same") + ", a positive and a negative one ("
                        + Show.count(pairs)
                        + " such pairs where every number is known), how often has the positive one the higher"
                        + " number? At 0.5 a column says nothing, below it positive rows have the lower numbers. That is what goes"
                        + " together, column by column and without a model: no cause, and nothing of columns of which the middle is best."
                        + " The intervals redraw clusters and are not adjusted for the number of columns."),
                new Block.Table(
                        "How often the positive row of a pair of the same " + column + " has the higher number",
                        List.of("Column", "share of pairs", "positive rows have"),
                        rows));
    }

    private static String direction(Insight.Contrast one) {
        if (one.auc().contains(EVEN)) {
            return "no direction shown";
        }
        return one.auc().value() > EVEN ? "higher numbers" : "lower numbers";
    }
}
