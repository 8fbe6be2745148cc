package backbeat.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The options of a help page by subject: a command's own first, then those that many commands share. */
final class OptionGroups {
    private static final Map<Class<?>, String> SUBJECTS = new LinkedHashMap<>();
    private static final String OWN = "Options";
    private static final String LEARNERS = "Options of the learners";
    private static final String HELP = "Help and errors";
    private static final List<String> EVERYWHERE = List.of("--help", "--version", "--debug", ConfigFile.OPTION);

    static {
        SUBJECTS.put(DataOptions.class, "Data");
        SUBJECTS.put(PreparationOptions.class, "Rows and labels");
        SUBJECTS.put(SeedOption.class, "Computing");
        SUBJECTS.put(EngineOptions.class, "Computing");
        SUBJECTS.put(OutputOptions.class, "Output");
        SUBJECTS.put(FormatOption.class, "Output");
    }

    private OptionGroups() {}

    /** Shows them so on the help page of a command and of all below it. */
    static void showIn(CommandLine line) {
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionGroups::text);
        line.getSubcommands().values().forEach(OptionGroups::showIn);
    }

    private static String text(Help help) {
        StringBuilder text = new StringBuilder();
        byHeading(help.commandSpec()).forEach((heading, options) -> {
            if (!options.isEmpty()) {
                Help.Layout layout = help.createDefaultLayout();
                layout.addOptions(options, help.createDefaultParamLabelRenderer());
                text.append("\n").append(heading).append(":\n").append(layout);
            }
        });
        return text.toString().replace("\n", System.lineSeparator());
    }

    /** The options that are shown, by the heading they stand under. */
    static Map<String, List<OptionSpec>> byHeading(CommandSpec spec) {
        Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
        for (String heading : List.of(OWN, LEARNERS, "Data", "Rows and labels", "Computing", "Output", HELP)) {
            groups.put(heading, new ArrayList<>());
        }
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                groups.get(heading(spec, option)).add(option);
            }
        }
        return groups;
    }

    private static String heading(CommandSpec spec, OptionSpec option) {
        if (EVERYWHERE.contains(option.longestName())) {
            return HELP;
        }
        if (option.userObject() == null) {
            return LEARNERS;
        }
        Class<?> declaredBy = option.userObject() instanceof Field field
                ? field.getDeclaringClass()
                : spec.userObject().getClass();
        return SUBJECTS.getOrDefault(declaredBy, OWN);
    }
}
