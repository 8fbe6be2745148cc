package backbeat.spark.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** Opens files within tasks, with the driver's settings of file systems. */
public final class FileOpener implements Serializable {
    private static final long serialVersionUID = 1;

    private final SerializableConfiguration hadoop;

    public FileOpener(Configuration hadoop) {
        this.hadoop = new SerializableConfiguration(hadoop);
    }

    /** The bytes of a file; the caller closes them. */
    public InputStream open(String file) throws IOException {
        Path path = new Path(file);
        return path.getFileSystem(hadoop.value()).open(path);
    }

    /** The name that people know a file by. */
    public static String name(String file) {
        return new Path(file).getName();
    }
}
