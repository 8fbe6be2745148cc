package backbeat.spark.command;

import backbeat.data.BadRowException;
import backbeat.data.DataException;
import backbeat.model.CancelledException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What lies behind a job that Spark has given up. */
public final class SparkFailures {
    private static final int DEEPEST = 30;

    private SparkFailures() {}

    /** The failure that was written for people, if a task met one; else the last cause that is one of input or output. */
    public static Exception cause(Exception failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof BadRowException bad) {
                return new DataException(bad.getMessage() + ". Add --on-bad-row skip to leave such rows out", bad);
            }
            if (cause instanceof DataException found) {
                return found;
            }
            if (cause instanceof UncheckedIOException unchecked) {
                return unchecked.getCause();
            }
            cause = cause.getCause();
        }
        if (failure.getClass().getName().startsWith("org.apache.spark")) {
            if (firstLine(failure).contains("cancelled")) {
                return new CancelledException();
            }
            return new IOException("Spark gave up: " + firstLine(failure), failure);
        }
        return failure;
    }

    private static String firstLine(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse("");
    }
}
