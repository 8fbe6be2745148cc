package backbeat.spark.command;

import backbeat.spark.session.Sessions;
import backbeat.spark.session.Traffic;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * A session that is opened when a command first needs it, after what needs none has been checked. When it closes it says what has
 * travelled, unless all was within this process.
 */
final class LateSession implements AutoCloseable {
    private final String name;
    private final Supplier<PrintWriter> err;
    private final Traffic traffic = new Traffic();
    private SparkSession session;

    /** @param name of the application, as the cluster shows it */
    LateSession(String name, Supplier<PrintWriter> err) {
        this.name = name;
        this.err = err;
    }

    SparkSession get(ClusterMixin cluster) {
        if (session == null) {
            session = Sessions.open(cluster.options(), name);
            session.sparkContext().addSparkListener(traffic);
        }
        return session;
    }

    @Override
    public void close() throws IOException {
        if (session != null) {
            boolean tells = !Sessions.isLocal(session.sparkContext().conf());
            session.close(); // its listeners have heard everything then
            if (tells) {
                err.get().println(traffic.sums());
                err.get().flush();
            }
        }
    }
}
