package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordChunkerTest {
    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> chunks(RecordChunker chunker) throws IOException {
        List<String> all = new ArrayList<>();
        for (byte[] chunk = chunker.next(); chunk.length > 0; chunk = chunker.next()) {
            all.add(new String(chunk, StandardCharsets.UTF_8));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void neverCutsWithinARecord(int target) throws IOException {
        List<String> records = List.of(
                "1,a,b\n",
                "2,\"line\nbreak, and comma\",b\r\n",
                "3,\"doubled \"\" quote\n\",\n",
                "4,in\"ner quote,b\n",
                "5,\"\",\"\"\n",
                "6,曲,\"ž\"\n",
                "7,last,without line end");
        RecordChunker chunker = new RecordChunker(stream("\uFEFFid,x,y\n" + String.join("", records)), target);
        assertEquals("id,x,y\n", new String(chunker.header(), StandardCharsets.UTF_8));
        int next = 0;
        for (String chunk : chunks(chunker)) {
            StringBuilder whole = new StringBuilder();
            while (whole.length() < chunk.length()) {
                whole.append(records.get(next++));
            }
            assertEquals(whole.toString(), chunk);
        }
        assertEquals(records.size(), next);
    }

    @Test
    void randomTextIsGivenBackWholeWhateverTheChunks() throws IOException {
        Xoshiro256 random = Xoshiro256.stream(7, 1);
        char[] alphabet = {'a', ',', '"', '\n', '\r', 'é'};
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append(alphabet[random.nextInt(alphabet.length)]);
            }
            int target = 1 + random.nextInt(50);
            RecordChunker chunker = new RecordChunker(stream(text.toString()), target);
            String header = new String(chunker.header(), StandardCharsets.UTF_8);
            assertEquals(text.toString(), header + String.join("", chunks(chunker)));
        }
    }

    @Test
    void anEmptyStreamHasNothing() throws IOException {
        RecordChunker chunker = new RecordChunker(stream(""), 10);
        assertEquals(0, chunker.header().length);
        assertEquals(0, chunker.next().length);
    }

    @Test
    void anUnbalancedQuoteDoesNotSwallowTheStream() throws IOException {
        InputStream endless = new InputStream() {
            private boolean begun;

            @Override
            public int read() {
                byte[] one = new byte[1];
                read(one, 0, 1);
                return one[0];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    target[offset + i] = (byte) (begun ? '\n' : '"');
                    begun = true;
                }
                return length;
            }
        };
        RecordChunker chunker = new RecordChunker(endless, 100);
        IOException error = assertThrows(IOException.class, chunker::next);
        assertTrue(error.getMessage().contains("quotation mark"), error.getMessage());
    }
}
