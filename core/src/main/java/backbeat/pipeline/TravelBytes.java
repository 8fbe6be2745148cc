package backbeat.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Values on their way to another process of this very version: bytes without a header, in the form of a file's sections. */
final class TravelBytes {
    /** Writes values. */
    @FunctionalInterface
    interface Writing {
        void to(SectionWriter out) throws IOException;
    }

    /** Reads values. */
    @FunctionalInterface
    interface Reading<T> {
        T from(SectionReader in) throws IOException;
    }

    private TravelBytes() {}

    static byte[] of(Writing values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SectionWriter out = new SectionWriter(bytes);
        try {
            values.to(out);
            out.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @throws ModelFormatException if the bytes are not those that were written */
    static <T> T read(byte[] bytes, String what, Reading<T> values) throws IOException {
        SectionReader in = new SectionReader(ByteSource.of(bytes), what, 0, bytes.length);
        T read = values.from(in);
        in.expectEnd();
        return read;
    }
}
