package backbeat.spark.scoring;

import backbeat.parallel.Workers;
import backbeat.scoring.Answers;
import backbeat.scoring.Rejects;
import backbeat.scoring.ScoringReport;
import backbeat.scoring.StreamScoring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The answers for one CSV file, as they are asked for, from the very code that answers a file on one machine
 * ({@link StreamScoring}). That code hands answers out, Spark asks for them: a thread of its own stands between the two, a few
 * batches ahead.
 *
 * @param <T> what is handed out: rows, or lines of CSV
 */
final class CsvScorer<T> implements Iterator<T>, AutoCloseable {
    private static final int BATCH = 1 << 12;
    private static final int BATCHES_AHEAD = 4;

    private final List<T> end = new ArrayList<>();
    private final BlockingQueue<List<T>> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread reader;
    private volatile Throwable failure;
    private Iterator<T> batch = end.iterator();
    private boolean ended;

    /** Opens a file. */
    interface Opening {
        InputStream open() throws IOException;
    }

    private CsvScorer(Work<T> work) {
        reader = new Thread(() -> run(work), "backbeat-csv");
        reader.setDaemon(true);
        reader.start();
    }

    private interface Work<T> {
        void run(Batches<T> out) throws IOException;
    }

    /**
     * The answers: the kept columns, probability, decision.
     *
     * @param report hears what became of the rows when the last one has been answered
     */
    static CsvScorer<Row> answers(StreamScoring scoring, Opening file, String origin, Consumer<ScoringReport> report) {
        return new CsvScorer<>(out -> {
            Answers answers = (row, kept, probability, positive) -> {
                Object[] values = new Object[kept.size() + 2];
                for (int i = 0; i < kept.size(); i++) {
                    values[i] = kept.get(i);
                }
                values[kept.size()] = probability;
                values[kept.size() + 1] = positive ? 1 : 0;
                out.add(RowFactory.create(values));
            };
            try (InputStream in = file.open()) {
                report.accept(scoring.csv(in, origin, answers, Rejects.NONE, Workers.sequential()));
            }
        });
    }

    /**
     * The answers as lines of CSV with a header, many in a piece: Spark handles a piece as it would a line, and there are a few
     * thousand times fewer. The last line of a piece has no end.
     *
     * @param report as above
     */
    static CsvScorer<String> lines(StreamScoring scoring, Opening file, String origin, Consumer<ScoringReport> report) {
        return new CsvScorer<>(out -> {
            OutputStream pieces = new OutputStream() {
                @Override
                public void write(int b) {
                    throw new UnsupportedOperationException("Lines come in pieces");
                }

                @Override
                public void write(byte[] bytes, int from, int length) {
                    if (length > 0) {
                        out.add(new String(bytes, from, length - 1, StandardCharsets.UTF_8));
                        out.flush();
                    }
                }
            };
            try (InputStream in = file.open()) {
                report.accept(scoring.withNumbered(false).csv(in, origin, pieces, Rejects.NONE, Workers.sequential()));
            }
        });
    }

    /** The rows without an answer: file, row, line, reason and the fields. */
    static CsvScorer<Row> rejects(StreamScoring scoring, Opening file, String origin) {
        return new CsvScorer<>(out -> {
            Rejects rejects = bad -> out.add(RowFactory.create(
                    origin, bad.row(), bad.line(), bad.reason(), bad.fields().toArray(String[]::new)));
            try (InputStream in = file.open()) {
                scoring.csv(in, origin, (row, kept, probability, positive) -> {}, rejects, Workers.sequential());
            }
        });
    }

    private void run(Work<T> work) {
        try {
            Batches<T> out = new Batches<>(batches);
            work.run(out);
            out.flush();
        } catch (StoppedException e) {
            return; // nobody asks any more
        } catch (Throwable e) {
            failure = e;
        }
        try {
            batches.put(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody asks for answers any more. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class Batches<T> {
        private final BlockingQueue<List<T>> batches;
        private List<T> rows = new ArrayList<>();

        Batches(BlockingQueue<List<T>> batches) {
            this.batches = batches;
        }

        void add(T row) {
            rows.add(row);
            if (rows.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            if (rows.isEmpty()) {
                return;
            }
            try {
                batches.put(rows);
            } catch (InterruptedException e) {
                throw new StoppedException();
            }
            rows = new ArrayList<>();
        }
    }

    @Override
    public boolean hasNext() {
        while (!batch.hasNext() && !ended) {
            List<T> more;
            try {
                more = batches.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                close();
                throw new IllegalStateException("The task was cancelled", e);
            }
            ended = more == end;
            batch = more.iterator();
        }
        if (ended && failure != null) {
            rethrow(failure);
        }
        return batch.hasNext();
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        throw new java.io.UncheckedIOException((IOException) failure);
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return batch.next();
    }

    /** Stops reading. */
    @Override
    public void close() {
        reader.interrupt();
    }
}
