package backbeat.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the jar's manifest: number and Git commit. */
public final class Version implements IVersionProvider {
    private static final String UNPACKED = "development build";

    private static final String COMMIT = "Build-Commit";

    /** The number of the version, or {@code development build} when run from class files. */
    public static String current() {
        String version = Backbeat.class.getPackage().getImplementationVersion();
        return version == null ? UNPACKED : version;
    }

    /**
     * The Git commit that the jar was built from; empty when run from class files or built outside a checkout. It is shown
     * to people but kept out of model files, whose bytes follow from data, options and seed.
     */
    public static Optional<String> commit() {
        URL self = Backbeat.class.getResource("Backbeat.class");
        try {
            if (self != null && self.openConnection() instanceof JarURLConnection jar) {
                String commit = jar.getManifest().getMainAttributes().getValue(COMMIT);
                return Optional.ofNullable(commit).filter(value -> !value.startsWith("${"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }

    /** Version and commit for people: {@code 0.1.0 (1a2b3c4)}. */
    static String title() {
        return current() + commit().map(commit -> " (" + commit + ")").orElse("");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "backbeat " + title(),
            "JVM: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version")
        };
    }
}
