package backbeat.csv;

import backbeat.data.BadRowException;
import backbeat.data.DatasetBuilder;
import backbeat.data.NumberRoom;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * All blocks of a file, parsed by a team of threads. Each takes the next block when it has parsed its last one, and before that
 * reads ahead if no other does: reading and hashing, cutting, and parsing go on side by side.
 */
final class Blocks {
    /** Bytes of a block: small enough that a file of a few megabytes keeps all threads busy, and fits in a core's cache. */
    private static final int BLOCK = 1 << 18;

    private final Opening opening;
    private final ReadAhead ahead;
    private final long size;
    private final Workers workers;
    private final Progress progress;

    /** By number; null while one is being parsed. Guarded by itself, as are the file and the room. */
    private final List<BlockParser.Parsed> blocks = new ArrayList<>();

    private volatile CsvFile file;
    private NumberRoom room;
    /** A row cannot be read, or the file could not: no further block is taken. */
    private volatile boolean failed;
    /** The file is being read; it stays so where that ends in an error. Guarded by the list of blocks. */
    private boolean reading;

    /** Looks at the beginning of a file. */
    interface Opening {
        CsvFile open() throws IOException;
    }

    /**
     * @param opening done by one of the threads, while the others read ahead
     * @param ahead   what the file is read from
     * @param size    how many bytes it has; 0 if that is not known
     */
    Blocks(Opening opening, ReadAhead ahead, long size, Workers workers, Progress progress) {
        this.opening = opening;
        this.ahead = ahead;
        this.size = size;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Parses all of them. After a failure no block is taken any more; those before it all are.
     *
     * @return what they hold, in file order
     * @throws BadRowException if a row cannot be read and bad rows are not skipped
     */
    List<DatasetBuilder> parse() throws IOException {
        try {
            workers.forEach(workers.threads(), (task, worker) -> takePart(worker));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        List<DatasetBuilder> data = new ArrayList<>();
        for (BlockParser.Parsed block : blocks) {
            if (block.failure().isPresent()) {
                throw new BadRowException(file.origin(), block.failure().get(), false);
            }
            data.add(block.data());
        }
        room = null; // what has been copied from it is to be let go
        return data;
    }

    /** The file, once its blocks have been parsed. */
    CsvFile file() {
        return file;
    }

    private void takePart(int worker) {
        Records records = new Records();
        BlockParser parser = null;
        if (worker > 0) {
            readAhead(); // the other looks at the beginning
        }
        for (int place = take(records); place >= 0; place = take(records)) {
            if (parser == null) {
                parser = file.parser();
                room.make(worker, workers.threads());
            }
            BlockParser.Parsed block = parser.parse(records, room);
            if (block.failure().isPresent()) {
                failed = true;
            }
            synchronized (blocks) {
                blocks.set(place, block);
            }
            readAhead();
        }
    }

    /** Reads what comes next, and all that may wait until the file is open: unless reading itself may have to wait. */
    private void readAhead() {
        if (workers.threads() > 1 && (file != null || size > 0)) {
            boolean more = ahead.fill();
            while (more && file == null) {
                more = ahead.fill();
            }
        }
    }

    /** Cuts the next block; its number, or -1 at the end of the file and after a failure. */
    private int take(Records records) {
        synchronized (blocks) {
            if (failed || reading) {
                return -1;
            }
            reading = true;
            if (file == null) {
                file = open();
            }
            boolean more = file.next(records, BLOCK);
            reading = false;
            if (!more) {
                return -1;
            }
            int place = blocks.size();
            blocks.add(null);
            if (place == 0) {
                room = file.room(records, size);
            }
            progress.advance(records.length);
            progress.checkCancelled();
            return place;
        }
    }

    private CsvFile open() {
        try {
            return opening.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
