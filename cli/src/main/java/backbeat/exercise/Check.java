package backbeat.exercise;

/**
 * Looks at an answer. An exercise's check is a class of this kind beside its skeleton; it compares with
 * {@code backbeat.reference} and throws a {@link Finding} at the first thing that can be learned.
 */
public interface Check {
    /** @throws Exception a {@link Finding}, or whatever the answer throws */
    void run() throws Exception;

    /** What is not right yet, in words that teach. */
    final class Finding extends RuntimeException {
        public Finding(String lesson) {
            super(lesson);
        }
    }

    /** @throws Finding unless the condition holds */
    static void require(boolean holds, String lesson) {
        if (!holds) {
            throw new Finding(lesson);
        }
    }

    /**
     * Compares numbers up to rounding.
     *
     * @throws Finding if they differ; the message has both
     */
    static void same(double expected, double actual, String lesson) {
        boolean equal = Double.compare(expected, actual) == 0
                || Math.abs(expected - actual) <= 1e-9 * Math.max(1, Math.abs(expected));
        require(equal, lesson + " (expected " + expected + ", got " + actual + ")");
    }
}
