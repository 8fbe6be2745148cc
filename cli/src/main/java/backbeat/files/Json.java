package backbeat.files;

import backbeat.text.Digits;
import backbeat.text.JsonText;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.CharConversionException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads and writes the result records. Numbers are rounded to {@value #DIGITS} significant digits through
 * {@link BigDecimal}, because {@code Double.toString} changed in JDK 19; NaN and infinities become {@code null}, and
 * {@code null} or a missing number becomes NaN. Line ends are {@code \n} everywhere: equal results are equal bytes.
 */
public final class Json {
    /** Significant digits of every number in a file. */
    static final int DIGITS = 10;

    private static final MathContext ROUNDING = new MathContext(DIGITS);
    private static final JsonMapper MAPPER = mapper();

    private Json() {}

    /** Writes {@code record} to {@code file}. */
    public static void write(Path file, Object record) throws IOException {
        Files.write(file, (text(record) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The JSON text of {@code record}, indented, without a final line end. */
    public static String text(Object record) {
        return JsonText.pretty(MAPPER.writer(), record);
    }

    /**
     * Reads a record back. Unknown fields are ignored: a newer version may have added some.
     *
     * @throws IOException if the file cannot be read or is not such a record; the message names the file
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            T record = MAPPER.readValue(bytes, type);
            if (record == null) {
                throw new IOException(file + ", line 1: it says null. Is it a file that backbeat wrote?");
            }
            return record;
        } catch (JsonProcessingException e) {
            throw new IOException(
                    JsonText.place(file.toString(), e) + ": " + JsonText.reason(e)
                            + ". Is it a file that backbeat wrote?",
                    e);
        } catch (CharConversionException e) {
            throw JsonText.otherwiseEncoded(file.toString(), e);
        }
    }

    /** {@code value} as files show it. */
    public static BigDecimal rounded(double value) {
        double magnitude = Math.abs(value);
        if (magnitude >= 1e-6 && magnitude < 1e9) {
            int decimals = decimals(magnitude);
            long digits = Digits.scaled(magnitude, decimals);
            if (digits != Digits.IN_DOUBT) {
                return plain(BigDecimal.valueOf(value < 0 ? -digits : digits, decimals));
            }
        }
        return plain(new BigDecimal(value).round(ROUNDING));
    }

    /** {@code value} in the fewest digits that give the same double again, on every JDK. */
    public static String shortest(double value) {
        return NumberOutput.toString(value, true);
    }

    /** The decimals that show {@value #DIGITS} digits of a number from 1e-6 up. */
    private static int decimals(double magnitude) {
        int decimals = 1;
        for (double least = 1e8; magnitude < least && decimals < Digits.MAX_DECIMALS; least /= 10) {
            decimals++;
        }
        return decimals;
    }

    private static BigDecimal plain(BigDecimal rounded) {
        BigDecimal exact = rounded.stripTrailingZeros();
        // 7E+4 is right but odd to read
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private static JsonMapper mapper() {
        SimpleModule module = new SimpleModule();
        RoundedDouble rounded = new RoundedDouble();
        module.addSerializer(Double.class, rounded);
        module.addSerializer(double.class, rounded);
        module.addSerializer(double[].class, new RoundedDoubles());
        module.addDeserializer(double.class, new NumberDeserializers.DoubleDeserializer(double.class, Double.NaN));
        return JsonText.builder()
                .addModule(module)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    private static void writeNumber(double value, JsonGenerator out) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumber(rounded(value));
        } else {
            out.writeNull();
        }
    }

    private static final class RoundedDouble extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            writeNumber(value, out);
        }
    }

    private static final class RoundedDoubles extends JsonSerializer<double[]> {
        @Override
        public void serialize(double[] values, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            for (double value : values) {
                writeNumber(value, out);
            }
            out.writeEndArray();
        }
    }
}
