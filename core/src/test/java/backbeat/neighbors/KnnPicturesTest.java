package backbeat.neighbors;

import backbeat.Pictures;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KnnPicturesTest {
    @Test
    void picturesAreUpToDate() throws IOException {
        Pictures.check(Pictures.folder("docs/algorithms/img"), KnnPictures.all());
    }
}
