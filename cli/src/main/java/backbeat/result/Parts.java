package backbeat.result;

import backbeat.data.DataException;
import backbeat.model.CancelledException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a run does once its models are fitted, part by part. A test, a chart or a section that fails must not take the models
 * with it: whoever runs such a part runs it through here.
 */
public interface Parts {
    /**
     * A part that a run has not, though its models were fitted.
     *
     * @param part   what is missing, in a few words
     * @param reason why: too few rows, or what went wrong
     */
    record LeftOut(String part, String reason) {
        @Override
        public String toString() {
            return part + " (" + reason + ")";
        }
    }

    /**
     * Does a part.
     *
     * @param part    its name, in a few words
     * @param without what stands in its place where it fails
     * @param work    the part
     */
    <T> T run(String part, T without, Supplier<T> work);

    /** Nothing is left out: a part that fails fails the whole. */
    Parts ALL = new Parts() {
        @Override
        public <T> T run(String part, T without, Supplier<T> work) {
            return work.get();
        }
    };

    /**
     * Goes on without the parts that fail, and remembers them. Safe for use by several threads. What is cancelled passes
     * through, and so does what cannot be written: that is no matter of one part.
     */
    final class Kept implements Parts {
        /** A part that failed, and what made it fail. */
        public record Failure(LeftOut leftOut, Throwable cause) {}

        private final Parts parts;
        private final List<Failure> failures = new ArrayList<>();

        public Kept() {
            this(ALL);
        }

        /** @param parts who does the parts */
        public Kept(Parts parts) {
            this.parts = parts;
        }

        @Override
        public <T> T run(String part, T without, Supplier<T> work) {
            try {
                return parts.run(part, without, work);
            } catch (CancelledException | UncheckedIOException e) {
                throw e;
            } catch (RuntimeException | Error e) { // of whatever kind: the models are worth more than the part
                synchronized (failures) {
                    failures.add(new Failure(new LeftOut(part, reason(e)), e));
                }
                return without;
            }
        }

        /** The parts that are left out, by name: side by side they fail in any order. */
        public List<LeftOut> leftOut() {
            return failures().stream().map(Failure::leftOut).toList();
        }

        /** What failed so far, by name. */
        public List<Failure> failures() {
            synchronized (failures) {
                return failures.stream()
                        .sorted(Comparator.comparing(
                                failure -> failure.leftOut().part()))
                        .toList();
            }
        }

        private static String reason(Throwable failure) {
            if (failure instanceof OutOfMemoryError) {
                return "out of memory";
            }
            boolean said = failure instanceof IllegalArgumentException || failure instanceof DataException;
            boolean forPeople = said && failure.getMessage() != null;
            return forPeople ? failure.getMessage() : "internal error: " + failure;
        }
    }
}
