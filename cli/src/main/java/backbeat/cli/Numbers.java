package backbeat.cli;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads the numbers of options, and says of what is none what should stand there. */
final class Numbers {
    private Numbers() {}

    static void registerWith(CommandLine line) {
        register(line, int.class, Integer.class, Integer::valueOf, "a whole number");
        register(line, long.class, Long.class, Long::valueOf, "a whole number");
        register(line, double.class, Double.class, Double::valueOf, "a number");
    }

    private static <N extends Number> void register(
            CommandLine line, Class<N> primitive, Class<N> type, Function<String, N> read, String wanted) {
        CommandLine.ITypeConverter<N> converter = text -> {
            try {
                return read.apply(text);
            } catch (NumberFormatException e) {
                String kind = text.matches("[+-]?\\d+") ? "too large" : "not " + wanted;
                throw new TypeConversionException("'" + text + "' is " + kind);
            }
        };
        line.registerConverter(primitive, converter);
        line.registerConverter(type, converter);
    }
}
