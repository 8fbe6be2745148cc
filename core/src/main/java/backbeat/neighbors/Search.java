package backbeat.neighbors;

/** How neighbors are looked for. The neighbors found are the same, bit for bit. */
public enum Search {
    /** Tree or brute force, whichever the data favor; the model tells which and why. */
    AUTO,
    /** A {@link KdTree}, whatever it has to look at. */
    TREE,
    /** A comparison with every training row, {@link BruteForce}. */
    BRUTE
}
