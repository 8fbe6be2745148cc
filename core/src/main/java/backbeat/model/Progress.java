package backbeat.model;

/**
 * Hears how far a long piece of work is, and may ask it to stop. The engine reports here and prints nothing itself.
 * Calls come from one thread at a time, but not always from the same one.
 */
public interface Progress {
    /** Hears nothing and never cancels. */
    Progress NONE = new Progress() {
        @Override
        public void begin(String task, long steps) {}

        @Override
        public void advance(long steps) {}

        @Override
        public void end() {}
    };

    /**
     * A task begins.
     *
     * @param task  what is being done, for people: {@code "random forest"}
     * @param steps how many steps it has, or -1 when that is not known
     */
    void begin(String task, long steps);

    /** {@code steps} more steps of the task are done. */
    void advance(long steps);

    /** The task has ended. */
    void end();

    /** A remark on the current step, such as an epoch's loss. Shown only where there is room for it. */
    default void note(String remark) {}

    /** Whether the work should stop at the next opportunity. */
    default boolean cancelled() {
        return false;
    }

    /** @throws CancelledException if {@link #cancelled()} */
    default void checkCancelled() {
        if (cancelled()) {
            throw new CancelledException();
        }
    }
}
