package backbeat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What a test of the launcher lays out: a house with a copy of the script, and stand-ins for the tools that it calls. */
final class LauncherHouse {
    private LauncherHouse() {}

    /** A folder with nothing but the script; its path, without links. */
    static Path at(Path folder) throws IOException {
        Path house = Files.createDirectories(folder).toRealPath();
        Files.copy(Path.of("..", "backbeat"), house.resolve("backbeat"));
        return house;
    }

    /**
     * A JDK whose compiler does nothing.
     *
     * @param release what it says its version is
     * @param java    what its {@code java} does, as lines of a shell
     */
    static Path jdk(Path folder, String release, String java) throws IOException {
        tool(folder.resolve("bin/java"), java);
        tool(folder.resolve("bin/javac"), "");
        Files.writeString(folder.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + release + "\"\n");
        return folder;
    }

    /** A program that does what the lines of a shell say. */
    static void tool(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
