package backbeat.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyTaskRunsOnceAndResultsComeInOrder(int threads) {
        try (Workers workers = Workers.of(threads)) {
            for (int count : new int[] {0, 1, 2, 6, 7, 8, 1000}) {
                AtomicIntegerArray runs = new AtomicIntegerArray(count);
                List<Integer> results = workers.map(count, index -> {
                    runs.incrementAndGet(index);
                    return index * index;
                });
                assertEquals(IntStream.range(0, count).map(i -> i * i).boxed().toList(), results);
                for (int i = 0; i < count; i++) {
                    assertEquals(1, runs.get(i), "runs of task " + i);
                }
            }
        }
    }

    /** The last n mod threads items are the ones that careless chunking loses. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void chunksCoverEveryItemOnceWhateverTheThreads(int threads) {
        try (Workers workers = Workers.of(threads)) {
            for (int items : new int[] {0, 1, 9, 10, 11, 101}) {
                AtomicIntegerArray seen = new AtomicIntegerArray(items);
                workers.forEachChunk(items, 10, (from, to, worker) -> {
                    assertEquals(0, from % 10);
                    assertTrue(to - from <= 10 && worker < threads);
                    for (int i = from; i < to; i++) {
                        seen.incrementAndGet(i);
                    }
                });
                for (int i = 0; i < items; i++) {
                    assertEquals(1, seen.get(i), "item " + i + " of " + items);
                }
            }
        }
    }

    @Test
    void aWorkerNumberBelongsToOneThreadAtATime() {
        try (Workers workers = Workers.of(3)) {
            AtomicIntegerArray inside = new AtomicIntegerArray(3);
            workers.forEach(500, (index, worker) -> {
                assertEquals(1, inside.incrementAndGet(worker));
                Thread.onSpinWait();
                inside.decrementAndGet(worker);
            });
        }
    }

    @Test
    void tasksReallyRunSideBySide() {
        try (Workers workers = Workers.of(2)) {
            CountDownLatch both = new CountDownLatch(2);
            workers.forEach(2, (index, worker) -> {
                both.countDown();
                try {
                    assertTrue(both.await(20, TimeUnit.SECONDS), "the second task never started");
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    /** The only thread of the team is busy with the call of another team's caller: nobody waits for it to begin. */
    @Test
    void aCallEndsThoughAThreadNeverBegan() throws InterruptedException {
        try (Workers workers = Workers.of(2)) {
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            Thread holder = new Thread(() -> workers.forEach(2, (index, worker) -> {
                if (worker == 1) {
                    held.countDown();
                }
                await(worker == 1 ? release : held);
            }));
            holder.start();
            await(held);
            AtomicIntegerArray runs = new AtomicIntegerArray(100);
            workers.forEach(100, (index, worker) -> {
                assertEquals(0, worker);
                runs.incrementAndGet(index);
            });
            for (int i = 0; i < 100; i++) {
                assertEquals(1, runs.get(i), "runs of task " + i);
            }
            release.countDown();
            holder.join();
            assertEquals(List.of(0, 1, 2), workers.map(3, index -> index), "the team still works");
        }
    }

    /** An interrupted caller still waits for the thread that works on its arrays, and stays interrupted. */
    @Test
    void anInterruptedCallerWaitsForWhoHasBegun() throws InterruptedException {
        try (Workers workers = Workers.of(2)) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            AtomicInteger done = new AtomicInteger();
            AtomicBoolean interrupted = new AtomicBoolean();
            Thread caller = new Thread(() -> {
                workers.forEach(2, (index, worker) -> {
                    if (worker == 1) {
                        begun.countDown();
                        await(release);
                    } else {
                        await(begun);
                    }
                    done.incrementAndGet();
                });
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            await(begun);
            caller.interrupt();
            caller.join(50);
            assertTrue(caller.isAlive(), "the caller did not wait");
            release.countDown();
            caller.join();
            assertEquals(2, done.get());
            assertTrue(interrupted.get());
        }
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    assertTrue(latch.await(20, TimeUnit.SECONDS), "nobody came");
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aFailureReachesTheCallerAndEndsTheWork(int threads) {
        try (Workers workers = Workers.of(threads)) {
            IllegalStateException failure = new IllegalStateException("task 5");
            AtomicInteger started = new AtomicInteger();
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> workers.forEach(100_000_000, (index, worker) -> {
                        started.incrementAndGet();
                        if (index == 5) {
                            throw failure;
                        }
                    }));
            assertSame(failure, thrown);
            assertTrue(started.get() < 100_000_000, "the work went on to its end");
            assertEquals(List.of(0, 1, 2), workers.map(3, index -> index), "the team still works");
        }
    }

    @Test
    void aTeamWithoutThreadsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Workers.of(0));
    }
}
