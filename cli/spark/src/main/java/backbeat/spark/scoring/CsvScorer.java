package backbeat.spark.scoring;

import backbeat.parallel.Workers;
import backbeat.scoring.Answers;
import backbeat.scoring.Rejects;
import backbeat.scoring.ScoringReport;
import backbeat.scoring.StreamScoring;
import java.io.IOException;
import java.io.InputStream;
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
 */
final class CsvScorer implements Iterator<Row>, AutoCloseable {
    private static final int BATCH = 1 << 12;
    private static final int BATCHES_AHEAD = 4;
    private static final List<Row> END = List.of();

    private final BlockingQueue<List<Row>> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread reader;
    private volatile Throwable failure;
    private Iterator<Row> batch = END.iterator();
    private boolean ended;

    /** Opens a file. */
    interface Opening {
        InputStream open() throws IOException;
    }

    private CsvScorer(Work work) {
        reader = new Thread(() -> run(work), "backbeat-csv");
        reader.setDaemon(true);
        reader.start();
    }

    private interface Work {
        void run(Batches out) throws IOException;
    }

    /**
     * The answers: the kept columns, probability, decision.
     *
     * @param report hears what became of the rows when the last one has been answered
     */
    static CsvScorer answers(StreamScoring scoring, Opening file, String origin, Consumer<ScoringReport> report) {
        return new CsvScorer(out -> {
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

    /** The rows without an answer: file, row, line, reason and the fields. */
    static CsvScorer rejects(StreamScoring scoring, Opening file, String origin) {
        return new CsvScorer(out -> {
            Rejects rejects = bad -> out.add(RowFactory.create(
                    origin, bad.row(), bad.line(), bad.reason(), bad.fields().toArray(String[]::new)));
            try (InputStream in = file.open()) {
                scoring.csv(in, origin, (row, kept, probability, positive) -> {}, rejects, Workers.sequential());
            }
        });
    }

    private void run(Work work) {
        try {
            Batches out = new Batches();
            work.run(out);
            out.flush();
        } catch (StoppedException e) {
            return; // nobody asks any more
        } catch (Throwable e) {
            failure = e;
        }
        try {
            batches.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody asks for answers any more. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final class Batches {
        private List<Row> rows = new ArrayList<>(BATCH);

        void add(Row row) {
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
            rows = new ArrayList<>(BATCH);
        }
    }

    @Override
    public boolean hasNext() {
        while (!batch.hasNext() && !ended) {
            List<Row> more;
            try {
                more = batches.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                close();
                throw new IllegalStateException("The task was cancelled", e);
            }
            ended = more == END;
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
    public Row next() {
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
