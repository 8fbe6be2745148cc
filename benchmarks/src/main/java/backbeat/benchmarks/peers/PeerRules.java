package backbeat.benchmarks.peers;

import backbeat.text.MarkdownTable;
import java.util.List;

/**
 * The rules of a library's forest that make it another forest than ours on the same rows: "the same √p columns" is not the same where
 * candidates that are constant in a node count as tries. What can be set is set; the rest is said.
 *
 * @param constants what happens when every candidate column is constant in a node
 * @param leaves    what probability a leaf answers
 * @param votes     how trees are put together
 * @param zeros     what a zero in the rows means
 * @param others    what else differs
 */
public record PeerRules(String constants, String leaves, String votes, String zeros, String others) {
    /** The label of every library is drawn by us at this probability: none of the libraries' own thresholds enters. */
    public static final double THRESHOLD = 0.5;

    /** The rules of these libraries as a Markdown table. */
    public static MarkdownTable table(List<PeerLibrary> libraries) {
        MarkdownTable table = new MarkdownTable()
                .words("library", "every candidate constant", "a leaf answers", "trees are put together", "a zero is")
                .words("other differences");
        for (PeerLibrary library : libraries) {
            PeerRules rules = library.rules();
            table.row(library.name(), rules.constants, rules.leaves, rules.votes, rules.zeros, rules.others);
        }
        return table;
    }
}
