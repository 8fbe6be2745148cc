package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar names the commit that it was built from: in a clone, in a worktree that is linked to it, and nothing outside of both. */
@Tag("long")
class WorktreeVersionTest {
    @TempDir
    private Path folder;

    private static String run(Path in, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.strip();
    }

    private static String built(Path checkout) throws IOException, InterruptedException {
        run(
                checkout,
                "./mvnw",
                "-o",
                "-q",
                "-B",
                "-Dmaven.test.skip",
                "-Dspotless.check.skip",
                "-pl",
                "core,cli",
                "package");
        try (JarFile jar =
                new JarFile(checkout.resolve("cli/target/backbeat.jar").toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Build-Commit");
        }
    }

    @Test
    void theCommitIsThatOfTheWorktree() throws Exception {
        assumeTrue(Files.exists(Path.of("../.git")), "needs a checkout by git");
        Path clone = folder.resolve("clone");
        run(folder, "git", "clone", "--quiet", Path.of("..").toRealPath().toString(), clone.toString());
        Path linked = folder.resolve("linked");
        run(clone, "git", "worktree", "add", "--quiet", "-b", "side", linked.toString());
        String[] commit = "git -c user.name=a -c user.email=a@b commit --quiet --allow-empty -m aside".split(" ");
        run(linked, commit);
        String own = run(linked, "git", "rev-parse", "HEAD");
        String other = run(clone, "git", "rev-parse", "HEAD");
        assertTrue(own.startsWith(built(linked)), own);
        assertTrue(other.startsWith(built(clone)), other);
        Files.delete(linked.resolve(".git"));
        assertNull(built(linked), "a folder of sources alone has no commit");
    }
}
