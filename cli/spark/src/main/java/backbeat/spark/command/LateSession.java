package backbeat.spark.command;

import backbeat.spark.session.Sessions;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;

/** A session that is opened when a command first needs it, after what needs none has been checked. */
final class LateSession implements AutoCloseable {
    private final String name;
    private SparkSession session;

    /** @param name of the application, as the cluster shows it */
    LateSession(String name) {
        this.name = name;
    }

    SparkSession get(ClusterMixin cluster) {
        if (session == null) {
            session = Sessions.open(cluster.options(), name);
        }
        return session;
    }

    @Override
    public void close() throws IOException {
        if (session != null) {
            session.close();
        }
    }
}
