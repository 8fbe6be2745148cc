package backbeat.parallel;

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

class OrderedStreamTest {
    private static final int ITEMS = 500;

    private static final class Box {
        private int item;
        private int square;
    }

    /** Squares the numbers below {@value #ITEMS}; {@code failing} makes the steps of one number fail. */
    private static class Squares implements OrderedStream.Steps<Box> {
        final List<Integer> results = new ArrayList<>();
        final AtomicInteger underway = new AtomicInteger();
        private int next;

        @Override
        public boolean read(Box box) throws IOException {
            box.item = next++;
            underway.incrementAndGet();
            return box.item < ITEMS;
        }

        @Override
        public void work(Box box) {
            if (box.item % 10 == 0) {
                Thread.yield(); // some items take longer than those behind them
            }
            box.square = box.item * box.item;
        }

        @Override
        public void write(Box box) throws IOException {
            underway.decrementAndGet();
            results.add(box.square);
        }
    }

    private static void run(int threads, int blocks, OrderedStream.Steps<Box> steps) throws IOException {
        try (Workers workers = Workers.of(threads)) {
            List<Box> boxes = new ArrayList<>();
            for (int i = 0; i < blocks; i++) {
                boxes.add(new Box());
            }
            OrderedStream.run(workers, boxes, steps);
        }
    }

    private static List<Integer> squares(int count) {
        return IntStream.range(0, count).map(i -> i * i).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void resultsComeInTheOrderOfTheItems(int threads) throws IOException {
        for (int blocks : new int[] {1, 2, threads, 2 * threads}) {
            Squares squares = new Squares();
            run(threads, blocks, squares);
            assertEquals(squares(ITEMS), squares.results);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void noMoreBlocksAreUnderwayThanThereAre(int threads) throws IOException {
        AtomicInteger most = new AtomicInteger();
        run(threads, 3, new Squares() {
            @Override
            public void work(Box box) {
                most.accumulateAndGet(underway.get(), Math::max);
                super.work(box);
            }
        });
        assertTrue(most.get() <= 3, most + " underway");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void whatFailsFailsInItsTurn(int threads) {
        Squares failing = new Squares() {
            @Override
            public void work(Box box) {
                if (box.item == 37) {
                    throw new IllegalStateException("item 37");
                }
                super.work(box);
            }
        };
        assertEquals(
                "item 37",
                assertThrows(IllegalStateException.class, () -> run(threads, 2 * threads, failing))
                        .getMessage());
        assertEquals(squares(37), failing.results);

        Squares unreadable = new Squares() {
            @Override
            public boolean read(Box box) throws IOException {
                if (super.read(box) && box.item == 41) {
                    throw new IOException("cut off");
                }
                return true;
            }
        };
        assertEquals(
                "cut off",
                assertThrows(IOException.class, () -> run(threads, 2 * threads, unreadable))
                        .getMessage());
        assertEquals(squares(41), unreadable.results);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void aFullDiskEndsTheWork(int threads) {
        Squares full = new Squares() {
            @Override
            public void write(Box box) throws IOException {
                if (box.item == 23) {
                    throw new IOException("disk full");
                }
                super.write(box);
            }
        };
        assertEquals(
                "disk full",
                assertThrows(IOException.class, () -> run(threads, 2 * threads, full))
                        .getMessage());
        assertEquals(squares(23), full.results);
    }

    @Test
    void aStreamNeedsABlock() {
        assertThrows(IllegalArgumentException.class, () -> run(2, 0, new Squares()));
    }
}
