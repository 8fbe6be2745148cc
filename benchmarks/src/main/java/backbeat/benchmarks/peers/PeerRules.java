package backbeat.benchmarks.peers;

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

    /** A line of a Markdown table. */
    public String row(String library) {
        return "| " + String.join(" | ", library, constants, leaves, votes, zeros, others) + " |";
    }

    /** The table's head. */
    public static String head() {
        return "| library | every candidate constant | a leaf answers | trees are put together | a zero is | other differences |\n"
                + "| --- | --- | --- | --- | --- | --- |";
    }
}
