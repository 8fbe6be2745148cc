package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is fetched to build Backbeat is named exactly; licences and bill of materials are checked where the jar is built. */
class SupplyChainTest {
    private static final Pattern VERSION = Pattern.compile("<(?:[a-z-]+\\.)?version>([^<]+)</");

    @Test
    void theWrapperChecksTheMavenThatItDownloads() throws IOException {
        Properties wrapper = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("..", ".mvn", "wrapper", "maven-wrapper.properties"))) {
            wrapper.load(in);
        }
        assertTrue(wrapper.getProperty("distributionUrl").startsWith("https://"));
        assertTrue(wrapper.getProperty("distributionSha256Sum", "").matches("[0-9a-f]{64}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "core/pom.xml", "cli/pom.xml", "benchmarks/pom.xml"})
    void noVersionIsLeftToChance(String pom) throws IOException {
        String text = Files.readString(Path.of("..").resolve(pom));
        List<String> moving = VERSION.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(version -> version.matches(".*(LATEST|RELEASE|[\\[(,]).*"))
                .filter(version -> !text.contains("<requireMavenVersion>") || !version.contains("[3.8.7,)"))
                .filter(version -> !text.contains("<requireJavaVersion>") || !version.contains("[17,)"))
                .toList();
        assertEquals(List.of(), moving);
    }
}
