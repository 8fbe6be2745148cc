package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final MlpOptions OPTIONS = MlpOptions.defaults().withHidden(6, 3, 2);

    @Test
    void layersFollowTheArchitecture() {
        Parameters p = Parameters.zeros(5, List.of(6, 3));
        int[][] shapes = {{5, 6}, {6, 3}, {3, 1}};
        assertEquals(3, p.layers());
        for (int l = 0; l < 3; l++) {
            assertEquals(shapes[l][0], p.weights[l].numRows);
            assertEquals(shapes[l][1], p.weights[l].numCols);
            assertEquals(shapes[l][1], p.width(l));
            assertArrayEquals(new float[shapes[l][1]], p.biases[l]);
        }
    }

    /** The first layer passes no gradient on and the last one has its own way: neither is kept transposed. */
    @Test
    void hiddenLayersAboveTheFirstAreTransposed() {
        Parameters p = Parameters.initial(5, OPTIONS);
        Parameters transposed = p.transposedShape();
        p.transpose(transposed);
        assertNull(transposed.weights[0]);
        assertNull(transposed.weights[3]);
        for (int l = 1; l < 3; l++) {
            assertEquals(p.weights[l].numRows, transposed.weights[l].numCols);
            assertEquals(p.weights[l].numCols, transposed.weights[l].numRows);
            for (int i = 0; i < p.weights[l].numRows; i++) {
                for (int j = 0; j < p.weights[l].numCols; j++) {
                    assertEquals(p.weights[l].get(i, j), transposed.weights[l].get(j, i));
                }
            }
            assertArrayEquals(new float[p.weights[l].numRows], transposed.biases[l], "no biases on the way back");
        }
    }

    @Test
    void copiesAreTheirOwn() {
        Parameters p = Parameters.initial(5, OPTIONS);
        Parameters copy = p.sameShape();
        copy.copyFrom(p);
        Parameters rebuilt = Parameters.of(p.toLayers());
        for (int l = 0; l < p.layers(); l++) {
            float[] weights = p.weights[l].data.clone();
            float[] biases = p.biases[l].clone();
            p.weights[l].data[0]++;
            p.biases[l][0]++;
            assertArrayEquals(weights, copy.weights[l].data);
            assertArrayEquals(biases, copy.biases[l]);
            assertArrayEquals(weights, rebuilt.weights[l].data);
            assertArrayEquals(biases, rebuilt.biases[l]);
        }
    }
}
