package backbeat.mlp;

import backbeat.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MlpPicturesTest {
    @Test
    void picturesAreUpToDate() throws IOException {
        Path folder = Pictures.folder("docs/notebook/img");
        Pictures.check(folder, MlpPictures.all(folder));
    }
}
