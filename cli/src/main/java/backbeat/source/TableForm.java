package backbeat.source;

import java.util.Locale;

/** In which form {@code data export} writes tables. */
public enum TableForm {
    /** NumPy's matrices, C order: dense, numeric, codes, labels, rows. */
    NPY,
    /** Comma-separated, texts always in quotes. */
    CSV,
    /** Weka's attribute-relation file. */
    ARFF,
    /** The dense matrix without its zeros; columns are counted from 1. */
    LIBSVM;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
