package backbeat.cli;

import backbeat.result.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A run that is saved without some of its parts, because they failed. What made them fail is suppressed by this. */
final class IncompleteRunException extends RuntimeException {
    private static final long serialVersionUID = 1;

    IncompleteRunException(Path folder, List<Parts.Kept.Failure> failures) {
        super("The run is saved in " + folder + ", without what failed: "
                + failures.stream().map(failure -> failure.leftOut().toString()).collect(Collectors.joining("; "))
                + ". Models and predictions are there; --debug shows where it failed");
        failures.forEach(failure -> addSuppressed(failure.cause()));
    }
}
