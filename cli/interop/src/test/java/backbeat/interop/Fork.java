package backbeat.interop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Another program, or another JVM with the class path of this one in which one library stands in another version: native
 * libraries of one name cannot be loaded twice into a process.
 */
final class Fork {
    private Fork() {}

    /** The jar of a library, where the build has put it. */
    static Path jar(String name, String version) {
        return Path.of(System.getProperty("others"), name + "-" + version + ".jar");
    }

    /** The lines that the main method prints. */
    static List<String> java(Class<?> main, Path jar, String instead, int minutes, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "--add-modules",
                "jdk.incubator.vector",
                main.getName()));
        command.addAll(List.of(arguments));
        String others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !new File(entry).getName().startsWith(instead + "-"))
                .collect(Collectors.joining(File.pathSeparator));
        // By the environment: ONNX Runtime 1.29.0 looks at the command line, and long ones do not fit its stack.
        return program(command, jar + File.pathSeparator + others, minutes);
    }

    /** The lines that a program prints; it must end well and in time. */
    static List<String> program(List<String> command, String classPath, int minutes) {
        try {
            Path errors = Files.createTempFile("errors", ".txt");
            Path output = Files.createTempFile("output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("CLASSPATH", classPath);
            Process process = builder.redirectError(errors.toFile())
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
            process.destroyForcibly();
            List<String> lines = Files.readAllLines(output);
            String complaint = Files.readString(errors);
            Files.delete(errors);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(command.get(0)
                        + (ended ? " failed: " : " did not end: ")
                        + complaint
                        + String.join("\n", lines));
            }
            return lines;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
