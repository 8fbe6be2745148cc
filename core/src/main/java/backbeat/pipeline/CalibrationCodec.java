package backbeat.pipeline;

import backbeat.evaluation.Calibrator;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.PlattScaling;
import java.io.IOException;
import java.util.Optional;

/** Calibration: a byte for its kind, then its numbers. */
final class CalibrationCodec {
    private static final int NONE = 0;
    private static final int PLATT = 1;
    private static final int ISOTONIC = 2;

    private CalibrationCodec() {}

    static boolean knows(Calibrator calibrator) {
        return calibrator instanceof PlattScaling || calibrator instanceof IsotonicRegression;
    }

    static void write(Optional<Calibrator> calibration, SectionWriter out) throws IOException {
        if (calibration.isEmpty()) {
            out.u8(NONE);
        } else if (calibration.get() instanceof PlattScaling platt) {
            out.u8(PLATT);
            out.f64(platt.slope());
            out.f64(platt.intercept());
            out.f64(platt.low());
            out.f64(platt.high());
        } else {
            IsotonicRegression isotonic = (IsotonicRegression) calibration.get();
            out.u8(ISOTONIC);
            out.doubles(isotonic.points());
            out.doubles(isotonic.values());
        }
    }

    static Optional<Calibrator> read(SectionReader in) throws IOException {
        int kind = in.u8("kind of calibration");
        return switch (kind) {
            case NONE -> Optional.empty();
            case PLATT ->
                Optional.of(new PlattScaling(in.f64("slope"), in.f64("intercept"), in.f64("low"), in.f64("high")));
            case ISOTONIC ->
                Optional.of(
                        IsotonicRegression.through(in.doubles("calibration points"), in.doubles("calibration values")));
            default -> throw in.error("calibration of kind " + kind + " is not known");
        };
    }
}
