package backbeat.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command's manual page in the man(7) macros. */
final class ManPage {
    private final CommandSpec spec;
    private final StringBuilder text = new StringBuilder();

    private ManPage(CommandLine line) {
        this.spec = line.getCommandSpec();
    }

    /** {@code backbeat-data-check}. */
    static String name(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    static String of(CommandLine line) {
        ManPage page = new ManPage(line);
        page.write(line);
        return page.text.toString();
    }

    private void write(CommandLine line) {
        UsageMessageSpec usage = spec.usageMessage();
        macro(".TH", name(spec).toUpperCase(Locale.ROOT), "1", "", "Backbeat " + Version.current());
        macro(".SH", "NAME");
        line(name(spec) + " \\- " + escaped(String.join(" ", usage.description())));
        macro(".SH", "SYNOPSIS");
        line("\\fB" + escaped(spec.qualifiedName()) + "\\fR");
        line(escaped(line.getHelp()
                .synopsis(0)
                .replace("Usage: ", "")
                .replace(spec.qualifiedName(), "")
                .replaceAll("\\s+", " ")
                .strip()));
        if (!spec.positionalParameters().isEmpty()) {
            macro(".SH", "ARGUMENTS");
            spec.positionalParameters().forEach(this::parameter);
        }
        OptionGroups.byHeading(spec).forEach((heading, options) -> {
            if (!options.isEmpty()) {
                macro(".SH", heading.toUpperCase(Locale.ROOT));
                options.forEach(this::option);
            }
        });
        if (!line.getSubcommands().isEmpty()) {
            macro(".SH", "COMMANDS");
            line.getSubcommands().values().forEach(this::command);
        }
        List<String> notes =
                Arrays.stream(usage.footer()).filter(note -> !note.isBlank()).toList();
        if (!notes.isEmpty()) {
            macro(".SH", "NOTES");
            notes.forEach(note -> {
                line(escaped(note.strip()));
                line(".br");
            });
        }
    }

    private void parameter(PositionalParamSpec parameter) {
        line(".TP");
        line("\\fI" + escaped(parameter.paramLabel()) + "\\fR");
        line(escaped(rendered(parameter.description())));
    }

    private void option(OptionSpec option) {
        line(".TP");
        String names = Arrays.stream(option.names())
                .map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", "));
        line(option.arity().max() > 0 ? names + "=\\fI" + escaped(option.paramLabel()) + "\\fR" : names);
        line(escaped(rendered(option.description())));
    }

    private void command(CommandLine below) {
        line(".TP");
        line("\\fB" + escaped(name(below.getCommandSpec())) + "\\fR(1)");
        line(escaped(String.join(" ", below.getCommandSpec().usageMessage().description())));
    }

    private static String rendered(String[] description) {
        return Ansi.OFF.string(String.join(" ", description)).strip();
    }

    /** Backslashes, hyphens and lines that begin like a request. */
    private static String escaped(String plain) {
        String escaped = plain.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private void macro(String name, String... arguments) {
        line(name
                + Arrays.stream(arguments)
                        .map(argument -> " \"" + argument.replace("\"", "'") + "\"")
                        .collect(Collectors.joining()));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
