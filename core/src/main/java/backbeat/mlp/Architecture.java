package backbeat.mlp;

import java.util.List;
import java.util.Objects;

/**
 * What a network looks like before it has learned anything.
 *
 * @param hidden         units of each hidden layer, from the input on; empty for logistic regression
 * @param initialization how large the weights begin
 */
public record Architecture(List<Integer> hidden, Initialization initialization) {
    /** @throws IllegalArgumentException if a layer has no units */
    public Architecture {
        hidden = List.copyOf(hidden);
        for (int units : hidden) {
            MlpOptions.require(units >= 1, "a hidden layer needs at least 1 unit", units);
        }
        Objects.requireNonNull(initialization, "initialization");
    }

    /** One hidden layer of 64 ReLU units that begins as {@link Initialization#FAN_IN_UNIFORM}. */
    public static Architecture defaults() {
        return new Architecture(List.of(64), Initialization.FAN_IN_UNIFORM);
    }

    public Architecture withHidden(List<Integer> value) {
        return new Architecture(value, initialization);
    }

    public Architecture withInitialization(Initialization value) {
        return new Architecture(hidden, value);
    }
}
