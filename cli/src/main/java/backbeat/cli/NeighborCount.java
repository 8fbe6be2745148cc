package backbeat.cli;

import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --k}: a number, or {@code auto} to have it chosen. */
record NeighborCount(OptionalInt fixed) {
    private static final String AUTO = "auto";

    boolean isAuto() {
        return fixed.isEmpty();
    }

    /** @throws java.util.NoSuchElementException if it {@link #isAuto} */
    int number() {
        return fixed.orElseThrow();
    }

    /** Reads it from the command line. */
    static final class Converter implements ITypeConverter<NeighborCount> {
        @Override
        public NeighborCount convert(String text) {
            if (text.equals(AUTO)) {
                return new NeighborCount(OptionalInt.empty());
            }
            try {
                return new NeighborCount(OptionalInt.of(Integer.parseInt(text)));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is neither a whole number nor " + AUTO);
            }
        }
    }
}
