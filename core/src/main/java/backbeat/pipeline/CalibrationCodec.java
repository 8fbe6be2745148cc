package backbeat.pipeline;

import backbeat.evaluation.Calibrator;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.PlattScaling;
import java.io.IOException;
import java.util.Optional;

/** Calibration: a byte for its kind, then its numbers. */
final class CalibrationCodec {
    private CalibrationCodec() {}

    static boolean knows(Calibrator calibrator) {
        return calibrator instanceof PlattScaling || calibrator instanceof IsotonicRegression;
    }

    static void write(Optional<Calibrator> calibration, SectionWriter out) throws IOException {
        if (calibration.isEmpty()) {
            Codes.CALIBRATION.write(Codes.Calibration.NONE, out);
        } else if (calibration.get() instanceof PlattScaling platt) {
            Codes.CALIBRATION.write(Codes.Calibration.PLATT, out);
            out.f64(platt.slope());
            out.f64(platt.intercept());
            out.f64(platt.low());
            out.f64(platt.high());
        } else {
            IsotonicRegression isotonic = (IsotonicRegression) calibration.get();
            Codes.CALIBRATION.write(Codes.Calibration.ISOTONIC, out);
            out.doubles(isotonic.points());
            out.doubles(isotonic.values());
        }
    }

    static Optional<Calibrator> read(SectionReader in) throws IOException {
        return switch (Codes.CALIBRATION.read(in)) {
            case NONE -> Optional.empty();
            case PLATT ->
                Optional.of(new PlattScaling(in.f64("slope"), in.f64("intercept"), in.f64("low"), in.f64("high")));
            case ISOTONIC ->
                Optional.of(
                        IsotonicRegression.through(in.doubles("calibration points"), in.doubles("calibration values")));
        };
    }
}
