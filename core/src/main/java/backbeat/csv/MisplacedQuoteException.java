package backbeat.csv;

/** A quotation mark stands where none may: within a quoted field, or without its partner. */
public final class MisplacedQuoteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MisplacedQuoteException() {
        super("a quotation mark is not where it may be");
    }
}
