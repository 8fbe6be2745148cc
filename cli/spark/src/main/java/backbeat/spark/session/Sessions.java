package backbeat.spark.session;

import backbeat.data.DataException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens Spark sessions with the settings that Backbeat needs. Any of them can be given another value by the user. */
public final class Sessions {
    private static final String MASTER = "spark.master";
    private static final String HADOOP = "spark.hadoop.";
    private static final String LOOPBACK = "127.0.0.1";

    private Sessions() {}

    /**
     * A session; the caller closes it. Its jobs are cancelled when the program is told to end.
     *
     * @param name of the application, as Spark's own pages show it
     */
    public static SparkSession open(ClusterOptions options, String name) {
        SparkConf conf = settings(options, name);
        SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
        Cancelling.watch(spark);
        return spark;
    }

    /** The settings of a session: the user's, those of {@code spark-submit}, ours. */
    static SparkConf settings(ClusterOptions options, String name) {
        SparkConf conf = new SparkConf();
        options.settings().forEach(conf::set);
        options.master().ifPresent(url -> conf.set(MASTER, url));
        conf.setIfMissing(MASTER, "local[*]");
        conf.setIfMissing("spark.app.name", name);
        conf.setIfMissing("spark.log.level", "ERROR");
        conf.setIfMissing("spark.ui.enabled", "false"); // a port less
        conf.setIfMissing("spark.executor.extraJavaOptions", "--add-modules jdk.incubator.vector");
        conf.setIfMissing("spark.driver.maxResultSize", "0"); // what is gathered is estimated before, see MemoryNeed
        conf.setIfMissing("spark.sql.session.timeZone", "UTC"); // no text depends on where it runs
        if (isHere(conf.get(MASTER))) {
            conf.setIfMissing("spark.driver.host", LOOPBACK);
            conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
        }
        if (!isLocal(conf) && !conf.contains("spark.jars")) {
            conf.set("spark.jars", ownJar().toString());
        }
        return conf;
    }

    /** What Hadoop's file systems are told, with the settings that begin with {@code spark.hadoop}, before there is a session. */
    public static Configuration hadoop(ClusterOptions options) {
        Configuration hadoop = new Configuration();
        options.settings().forEach((name, value) -> {
            if (name.startsWith(HADOOP)) {
                hadoop.set(name.substring(HADOOP.length()), value);
            }
        });
        for (scala.Tuple2<String, String> setting : new SparkConf().getAllWithPrefix(HADOOP)) {
            hadoop.setIfUnset(setting._1(), setting._2());
        }
        return hadoop;
    }

    /** Whether tasks run in this very process. */
    public static boolean isLocal(SparkConf conf) {
        return conf.get(MASTER).startsWith("local");
    }

    private static boolean isHere(String master) {
        return master.startsWith("local")
                || master.startsWith("spark://127.")
                || master.startsWith("spark://localhost:");
    }

    /** The jar that executors need, with everything in it but Spark. */
    private static Path ownJar() {
        String named = System.getProperty("backbeat.spark.jar");
        try {
            Path jar = named != null
                    ? Path.of(named)
                    : Path.of(Sessions.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
            if (Files.isRegularFile(jar)) {
                return jar.toAbsolutePath();
            }
        } catch (URISyntaxException e) {
            // then it is no file
        }
        throw new DataException(
                "Executors need backbeat-spark.jar, and this program runs from class files. Build it, and name"
                        + " it with --conf spark.jars=FILE");
    }
}
