package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help page of every command, on a terminal of 80 columns. */
class HelpTest {
    static Stream<CommandLine> commands() {
        return below(Backbeat.commandLine())
                .filter(line -> !line.getCommandName().equals("generate-completion"));
    }

    private static Stream<CommandLine> below(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpTest::below));
    }

    /** The README's table of commands, where a command is named or its group is. */
    @Test
    void everyCommandStandsInTheReadme() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        for (CommandLine command : Backbeat.commandLine().getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            if (!spec.usageMessage().hidden()) {
                List<String> names = command.getSubcommands().isEmpty()
                        ? List.of("")
                        : List.copyOf(command.getSubcommands().keySet());
                assertTrue(named(readme, spec.name()), spec.name() + " stands nowhere in the README's table");
                names.forEach(name -> assertTrue(
                        named(readme, (spec.name() + " " + name).strip())
                                || readme.matches(
                                        "(?s).*`(\\./backbeat )?" + spec.name() + " [^`]*\\b" + name + "\\b.*"),
                        spec.name() + " " + name + " stands nowhere in the README's table"));
            }
        }
    }

    private static boolean named(String readme, String command) {
        return Pattern.compile("(?m)^\\|[^|\n]*`(\\./backbeat )?" + command + "\\b")
                .matcher(readme)
                .find();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsTheTerminal(CommandLine line) {
        List<String> lines = line.getUsageMessage().lines().toList();
        lines.forEach(text -> assertTrue(text.length() <= Backbeat.WIDTH, text));
        for (String footer : line.getCommandSpec().usageMessage().footer()) {
            assertTrue(lines.contains(footer), "the footer's line is broken: " + footer);
        }
        for (int i = 1; i < lines.size(); i++) {
            boolean torn = lines.get(i - 1).endsWith(".") && lines.get(i).matches(" *(md|csv|json|html|backbeat)\\b.*");
            assertFalse(torn, "a file's name is torn: " + lines.get(i - 1) + lines.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void namesEveryChoiceAsItIsTyped(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        for (OptionSpec option : spec.options()) {
            Class<?> type = option.auxiliaryTypes()[0];
            if (type.isEnum()) {
                String help = line.getUsageMessage().replaceAll("\\s+", " ");
                for (Object choice : type.getEnumConstants()) {
                    String typed = choice.toString().toLowerCase(Locale.ROOT);
                    assertTrue(help.contains(typed), option.longestName() + " does not name " + typed);
                    assertEquals(-1, help.indexOf(" " + typed.toUpperCase(Locale.ROOT) + ","), option.longestName());
                }
            }
        }
    }
}
