package backbeat.spark.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import backbeat.data.BadRowException;
import backbeat.data.DataException;
import org.junit.jupiter.api.Test;

/** What a job's failure says: the task's own words, with advice where leaving rows out would help. */
class SparkFailuresTest {
    @Test
    void aBadRowCanBeLeftOut() {
        Exception job = new RuntimeException("Job aborted", new BadRowException("songs, row 7: tempo is no number"));

        assertEquals(
                "songs, row 7: tempo is no number. Add --on-bad-row skip to leave such rows out",
                SparkFailures.cause(job).getMessage());
    }

    @Test
    void aTableWithoutRowsCannot() {
        DataException empty = new DataException("no training row has a value in 'tempo'");

        assertSame(empty, SparkFailures.cause(new RuntimeException("Job aborted", empty)));
    }
}
