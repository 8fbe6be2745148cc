package backbeat.pipeline;

import backbeat.preparation.Gaps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What becomes of missing values. The section is there only where some column has gaps, and makes the file version 2. */
final class GapsCodec {
    private GapsCodec() {}

    static void write(Gaps gaps, SectionWriter out) throws IOException {
        out.i32(gaps.fills().length);
        for (double fill : gaps.fills()) {
            out.bool(!Double.isNaN(fill));
            if (!Double.isNaN(fill)) {
                out.f64(fill);
            }
        }
        out.ints(gaps.indicators());
        out.i32(gaps.categories().size());
        for (Optional<String> category : gaps.categories()) {
            out.bool(category.isPresent());
            if (category.isPresent()) {
                out.text(category.get());
            }
        }
    }

    static Gaps read(SectionReader in) throws IOException {
        double[] fills = new double[in.count("numeric columns with gaps", 1)];
        Arrays.fill(fills, Double.NaN);
        for (int c = 0; c < fills.length; c++) {
            if (in.bool("whether a numeric column has a fill")) {
                fills[c] = in.f64("fill of a numeric column");
            }
        }
        int[] indicators = in.ints("columns of indicators");
        int count = in.count("categorical columns with gaps", 1);
        List<Optional<String>> categories = new ArrayList<>(count);
        for (int c = 0; c < count; c++) {
            boolean filled = in.bool("whether a categorical column has a fill");
            categories.add(filled ? Optional.of(in.text("fill of a categorical column")) : Optional.empty());
        }
        Gaps gaps = new Gaps(fills, indicators, categories);
        in.require(!gaps.isNone(), "no column has gaps");
        return gaps;
    }
}
