package backbeat.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedPipelineTest {
    private static OrderedPipeline.Source<Integer> upTo(int count, AtomicInteger handedOut) {
        return () -> handedOut.get() < count ? handedOut.getAndIncrement() : null;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void resultsComeInTheOrderOfTheItemsAndFewAreHeld(int threads) throws IOException {
        AtomicInteger handedOut = new AtomicInteger();
        List<Integer> results = new ArrayList<>();
        new OrderedPipeline<Integer, Integer>(threads)
                .run(
                        upTo(500, handedOut),
                        item -> {
                            if (item % 10 == 0) {
                                Thread.yield(); // some items take longer than those behind them
                            }
                            return item * item;
                        },
                        result -> {
                            results.add(result);
                            assertTrue(handedOut.get() - results.size() <= 2 * threads, "held too many");
                        });
        assertEquals(IntStream.range(0, 500).map(i -> i * i).boxed().toList(), results);
    }

    @Test
    void aFailureOfTheWorkArrivesAsItIs() {
        IllegalStateException error = assertThrows(
                IllegalStateException.class,
                () -> new OrderedPipeline<Integer, Integer>(2)
                        .run(
                                upTo(100, new AtomicInteger()),
                                item -> {
                                    if (item == 37) {
                                        throw new IllegalStateException("item 37");
                                    }
                                    return item;
                                },
                                result -> assertTrue(result < 37)));
        assertEquals("item 37", error.getMessage());
    }
}
