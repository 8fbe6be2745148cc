package backbeat.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the jar's manifest: number and Git commit. */
public final class Version implements IVersionProvider {
    private static final String UNPACKED = "development build";

    /** For example {@code 0.1.0+1a2b3c4}, or {@code development build} when run from class files. */
    public static String current() {
        String version = Backbeat.class.getPackage().getImplementationVersion();
        if (version == null) {
            return UNPACKED;
        }
        // Built outside a Git checkout the commit stays an unexpanded placeholder: leave it out.
        int placeholder = version.indexOf("+${");
        return placeholder < 0 ? version : version.substring(0, placeholder);
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "backbeat " + current(),
            "JVM: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version")
        };
    }
}
