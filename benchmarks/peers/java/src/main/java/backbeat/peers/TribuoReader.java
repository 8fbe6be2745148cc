package backbeat.peers;

import backbeat.benchmarks.peers.PeerReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.data.csv.CSVDataSource;

/** Tribuo's reader: the study's columns become the named features of examples. */
public final class TribuoReader implements PeerReader {
    private static final List<String> NUMBERS = List.of(
            "duration_ms",
            "danceability",
            "energy",
            "loudness",
            "speechiness",
            "acousticness",
            "instrumentalness",
            "liveness",
            "valence",
            "tempo",
            "time_signature");
    private static final List<String> CATEGORIES = List.of("explicit", "key", "mode", "track_genre");

    @Override
    public String name() {
        return "tribuo";
    }

    @Override
    public double[] read(Path file, String column) {
        List<FieldProcessor> fields = new ArrayList<>();
        NUMBERS.forEach(name -> fields.add(new DoubleFieldProcessor(name, true)));
        CATEGORIES.forEach(name -> fields.add(new IdentityProcessor(name)));
        RowProcessor<Label> rows = new RowProcessor.Builder<Label>()
                .setFieldProcessors(fields)
                .build(new FieldResponseProcessor<>("popularity", "0", new LabelFactory()));
        MutableDataset<Label> dataset = new MutableDataset<>(new CSVDataSource<>(file, rows, true));
        double[] numbers = new double[dataset.size()];
        int row = 0;
        for (Example<Label> example : dataset) {
            for (Feature feature : example) {
                if (feature.getName().equals(column)) {
                    numbers[row] = feature.getValue();
                }
            }
            row++;
        }
        return numbers;
    }
}
