package backbeat.spark.output;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * A folder that appears complete or not at all, on any file system that Hadoop knows. Tasks write into a hidden folder beside
 * it, through Spark's committer, which takes one attempt of each task and drops the others; the driver renames it in the end.
 */
public final class FolderDraft implements AutoCloseable {
    /** Hooks of lower priority come later: Spark has ended its tasks (40), file systems are still open (10). */
    private static final int AFTER_SPARK = 20;

    private final FileSystem system;
    private final Path target;
    private final Path draft;
    private final boolean force;
    private final Runnable hook = this::delete;

    private FolderDraft(FileSystem system, Path target, boolean force) {
        this.system = system;
        this.target = target;
        this.force = force;
        String mark = UUID.randomUUID().toString().substring(0, 8);
        this.draft = new Path(target.getParent(), "." + target.getName() + "." + mark + ".draft");
    }

    /**
     * Prepares to write {@code target}; fails now rather than after the work when it could not be written.
     *
     * @param force whether what stands there may be replaced
     * @throws IOException if it exists and may not be replaced, or its parent is no folder
     */
    public static FolderDraft prepare(String target, boolean force, Configuration hadoop) throws IOException {
        Path path = new Path(target);
        FileSystem system = path.getFileSystem(hadoop);
        Path qualified = system.makeQualified(path);
        if (qualified.getParent() == null) {
            throw new IOException(target + " is the root of a file system. Name a folder");
        }
        if (system.exists(qualified) && !force) {
            throw new FileAlreadyExistsException(target);
        }
        if (!system.exists(qualified.getParent())
                || !system.getFileStatus(qualified.getParent()).isDirectory()) {
            throw new IOException(qualified.getParent().toUri().getPath() + " is no folder. Make it first");
        }
        FolderDraft draft = new FolderDraft(system, qualified, force);
        ShutdownHookManager.get().addShutdownHook(draft.hook, AFTER_SPARK); // a cancelled run leaves nothing behind
        return draft;
    }

    /** Where to write. */
    public String path() {
        return draft.toString();
    }

    /**
     * Puts the folder in its place.
     *
     * @throws FileAlreadyExistsException if there is one by now that may not be replaced
     */
    public void commit() throws IOException {
        if (system.exists(target)) {
            if (!force) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Path old = new Path(draft.getParent(), draft.getName() + ".old");
            rename(target, old);
            rename(draft, target);
            system.delete(old, true);
        } else {
            rename(draft, target);
        }
    }

    /** Gives files another ending, for Spark writes lines as {@code .txt} whatever they are. */
    public void rename(String ending, String better) throws IOException {
        for (FileStatus file : system.listStatus(draft)) {
            String name = file.getPath().getName();
            if (name.endsWith(ending) && !name.startsWith(".")) {
                String renamed = name.substring(0, name.length() - ending.length()) + better;
                rename(file.getPath(), new Path(draft, renamed));
            }
        }
    }

    private void rename(Path from, Path to) throws IOException {
        if (!system.rename(from, to)) {
            throw new IOException("Cannot rename " + from + " to " + to);
        }
    }

    /** Without a commit before it, discards what was written. */
    @Override
    public void close() {
        delete();
        if (!ShutdownHookManager.get().isShutdownInProgress()) {
            ShutdownHookManager.get().removeShutdownHook(hook);
        }
    }

    private void delete() {
        try {
            system.delete(draft, true);
        } catch (IOException e) {
            // hidden, and of no harm
        }
    }
}
