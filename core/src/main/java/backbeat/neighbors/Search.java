package backbeat.neighbors;

/** How neighbors are looked for. The neighbors found are the same, bit for bit. */
public enum Search {
    /** Tree or brute force, whichever the data favor; the model tells which and why. */
    AUTO,
    TREE,
    BRUTE
}
