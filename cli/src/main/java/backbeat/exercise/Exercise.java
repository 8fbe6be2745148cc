package backbeat.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An exercise, as the list of them has it: a line of {@code docs/exercises/list.txt}.
 *
 * @param name    what it is called on the command line
 * @param lesson  the lesson that it belongs to
 * @param minutes how long it takes
 * @param type    the name of the class to complete
 * @param task    what is to be done, in a line
 */
public record Exercise(String name, String lesson, int minutes, String type, String task) {
    private static final String SEPARATOR = " \\| ";

    /**
     * All exercises, in order.
     *
     * @param folder the folder {@code docs/exercises} of the project
     * @throws IOException if there is no list
     */
    public static List<Exercise> all(Path folder) throws IOException {
        Path list = folder.resolve("list.txt");
        if (!Files.isRegularFile(list)) {
            throw new IOException("The exercises are not here: there is no " + list.toAbsolutePath()
                    + ". Run ./backbeat from a checkout of the project");
        }
        List<Exercise> exercises = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            String[] fields = line.split(SEPARATOR);
            exercises.add(new Exercise(fields[0], fields[1], Integer.parseInt(fields[2]), fields[3], fields[4]));
        }
        return exercises;
    }

    /** The file to complete, in the folder of the exercises. */
    public Path skeleton(Path folder) {
        return folder.resolve(name).resolve(type + ".java");
    }

    /** The check, in the folder of the exercises. */
    public Path check(Path folder) {
        return folder.resolve(name).resolve(type + "Check.java");
    }
}
