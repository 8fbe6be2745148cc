package backbeat.peers;

import backbeat.benchmarks.peers.PeerReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import smile.io.Read;

/** Smile's reader; it infers the columns' types from the first rows. */
public final class SmileReader implements PeerReader {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setAllowMissingColumnNames(true)
            .setSkipHeaderRecord(true)
            .build();

    @Override
    public String name() {
        return "smile";
    }

    @Override
    public double[] read(Path file, String column) throws IOException {
        try {
            return Read.csv(file.toString(), FORMAT).column(column).toDoubleArray();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
