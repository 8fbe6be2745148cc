package backbeat.pipeline;

import backbeat.preparation.SetNumbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The numbers that are made of sets, with their rates. The section is there only where there are some, and makes the file version 4. */
final class SetNumbersCodec {
    /** A name's length, a column, an average, the number of rates. */
    private static final int LEAST_BYTES = 3 * Integer.BYTES + Double.BYTES;

    private SetNumbersCodec() {}

    static void write(List<SetNumbers> derived, SectionWriter out) throws IOException {
        out.i32(derived.size());
        for (SetNumbers numbers : derived) {
            out.text(numbers.name());
            out.i32(numbers.column());
            out.f64(numbers.average());
            double[] rates = numbers.rates();
            out.i32(rates.length);
            for (double rate : rates) {
                out.f64(rate);
            }
        }
    }

    static List<SetNumbers> read(SectionReader in) throws IOException {
        int count = in.count("derived columns", LEAST_BYTES);
        in.require(count > 0, "no column is derived");
        List<SetNumbers> derived = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            String name = in.text("name of a derived column");
            int column = in.i32("set column", 0, Integer.MAX_VALUE);
            double average = in.f64("rate of the empty set");
            double[] rates = new double[in.count("rates of " + name, Double.BYTES)];
            for (int category = 0; category < rates.length; category++) {
                rates[category] = in.f64("rate of a category");
            }
            derived.add(new SetNumbers(name, column, average, rates));
        }
        return derived;
    }
}
