package backbeat.spark.input;

import backbeat.data.DataException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A table on any file system that Hadoop knows: one file, or a folder of files, whose rows follow each other in the order of
 * the files' names. Names that begin with a dot or an underscore are no part of it, as everywhere in Spark.
 *
 * @param path   as the user named it
 * @param format how the files are written
 * @param files  their full names, in order
 */
public record TableFiles(String path, TableFormat format, List<String> files) {
    public TableFiles {
        files = List.copyOf(files);
    }

    /**
     * Looks a table up.
     *
     * @param format empty to tell it from the files' names
     * @throws DataException if there is nothing, or the format cannot be told
     */
    public static TableFiles find(String path, Optional<TableFormat> format, Configuration hadoop) throws IOException {
        Path root = new Path(path);
        FileSystem system = root.getFileSystem(hadoop);
        List<FileStatus> found = new ArrayList<>();
        try {
            collect(system, system.getFileStatus(root), found);
        } catch (FileNotFoundException e) {
            throw new DataException(path + " does not exist. Check the path", e);
        }
        if (found.isEmpty()) {
            throw new DataException(path + " is a folder without files");
        }
        found.sort(Comparator.comparing(status -> status.getPath().toString()));
        TableFormat told =
                format.orElseGet(() -> TableFormat.of(found.get(0).getPath().getName()));
        return new TableFiles(
                path,
                told,
                found.stream().map(status -> status.getPath().toString()).toList());
    }

    /** Whether one of the files is {@code target} or in it, whatever links lead there. */
    public boolean isIn(String target, Configuration hadoop) throws IOException {
        Path asked = new Path(target);
        String place = real(asked.getFileSystem(hadoop).makeQualified(asked));
        for (String file : files) {
            String real = real(new Path(file));
            if (real.equals(place) || real.startsWith(place + Path.SEPARATOR)) {
                return true;
            }
        }
        return false;
    }

    /** Without symbolic links where this machine's own files are meant. */
    private static String real(Path path) throws IOException {
        java.nio.file.Path here = java.nio.file.Path.of(path.toUri().getPath());
        return "file".equals(path.toUri().getScheme()) && Files.exists(here)
                ? "file:" + here.toRealPath()
                : path.toString();
    }

    private static void collect(FileSystem system, FileStatus status, List<FileStatus> found) throws IOException {
        if (status.isFile()) {
            found.add(status);
            return;
        }
        FileStatus[] children = system.listStatus(status.getPath(), child -> !isHidden(child.getName()));
        Arrays.sort(children);
        for (FileStatus child : children) {
            collect(system, child, found);
        }
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("_");
    }
}
