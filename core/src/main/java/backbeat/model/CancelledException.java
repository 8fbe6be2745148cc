package backbeat.model;

/** Work was stopped because its {@link Progress} asked for it. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("Cancelled");
    }
}
