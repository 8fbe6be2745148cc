package backbeat.data;

/**
 * Something is wrong with the data: a file that cannot be read, a header that does not fit, a value that is no number.
 * The message is written for the person who has the file: what is wrong, where, and what to do about it.
 */
public class DataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
