package backbeat.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options from a file, {@code --config FILE}: Java properties, a line each. {@code seed = 7} gives the option to every command
 * that has it, {@code run.seed = 7} or {@code data.check.seed = 7} to one, and there goes before it. What stands on the command
 * line goes before both; an option that takes no value is written {@code quick = true}.
 */
final class ConfigFile {
    static final String OPTION = "--config";

    private ConfigFile() {}

    /**
     * Arguments with those of a file put in.
     *
     * @param arguments all of them
     * @param places    where an option of the file stands in it, for messages, by each of the option's names
     */
    record Expanded(String[] arguments, Map<String, String> places) {
        private static final Pattern NAMED = Pattern.compile("(?<![\\w-])--?\\w[\\w-]*");

        /** A failure with the place of the value that it is about, where that came from the file. */
        ParameterException placed(ParameterException failure) {
            String message = Mistakes.message(failure);
            String place = null;
            if (failure.getArgSpec() instanceof OptionSpec option) {
                place = places.get(option.longestName());
            } else if (message != null) {
                Matcher named = NAMED.matcher(message); // the commands' own checks begin with the option that is wrong
                place = named.find() ? places.get(named.group()) : null;
            }
            return place == null
                    ? failure
                    : new ParameterException(failure.getCommandLine(), OPTION + ": " + place + ": " + message, failure);
        }
    }

    /**
     * The arguments with those of the file that they name put in.
     *
     * @throws ParameterException if the file cannot be read, or says what no command knows
     */
    static Expanded expand(String[] arguments, CommandLine root) {
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        String file = taken(rest);
        if (file == null) {
            return new Expanded(arguments, Map.of());
        }
        CommandLine line = root;
        int at = 0;
        while (at < rest.size() && line.getSubcommands().containsKey(rest.get(at))) {
            line = line.getSubcommands().get(rest.get(at++));
        }
        String text = read(file, root);
        Properties said = parsed(text, file, root);
        List<String> added = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        Map<String, OptionSpec> options = new TreeMap<>();
        for (String key : said.stringPropertyNames()) {
            OptionSpec option = option(key, line, root, place(file, key, text));
            if (option != null && !given(option, rest)) {
                options.put(key, option);
            }
        }
        dropReplaced(options);
        options.forEach((key, option) -> {
            String place = place(file, key, text);
            add(option, said.getProperty(key).strip(), place, root, added);
            Arrays.stream(option.names()).forEach(name -> places.put(name, place));
        });
        rest.addAll(at, added);
        return new Expanded(rest.toArray(String[]::new), places);
    }

    /** Takes away what is said for all commands where the same is said for the command at hand. */
    private static void dropReplaced(Map<String, OptionSpec> options) {
        Set<OptionSpec> own = options.keySet().stream()
                .filter(ConfigFile::namesCommand)
                .map(options::get)
                .collect(Collectors.toSet());
        options.entrySet().removeIf(said -> !namesCommand(said.getKey()) && own.contains(said.getValue()));
    }

    private static boolean namesCommand(String key) {
        return key.contains(".");
    }

    private static String place(String file, String key, String text) {
        return file + line(key, text) + ": '" + key + "'";
    }

    /** {@code , line 3}: where a key stands last, which is what holds; empty if no line says it alone. */
    private static String line(String key, String text) {
        int found = 0;
        int at = 0;
        for (String line : text.lines().toList()) {
            at++;
            Properties alone = new Properties();
            try {
                alone.load(new StringReader(line));
            } catch (IOException | IllegalArgumentException e) {
                continue; // a part of a longer one
            }
            found = alone.containsKey(key) ? at : found;
        }
        return found == 0 ? "" : ", line " + found;
    }

    /** Takes {@code --config FILE} out of the arguments; null if it is not there. */
    private static String taken(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals(OPTION) && i + 1 < arguments.size()) {
                String file = arguments.remove(i + 1);
                arguments.remove(i);
                return file;
            }
            if (arguments.get(i).startsWith(OPTION + "=")) {
                return arguments.remove(i).substring(OPTION.length() + 1);
            }
        }
        return null;
    }

    private static String read(String file, CommandLine root) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new ParameterException(root, OPTION + ": " + file + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new ParameterException(root, OPTION + ": " + file + " is not UTF-8 text", e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, root, e);
        }
    }

    private static Properties parsed(String text, String file, CommandLine root) {
        Properties said = new Properties();
        try {
            said.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, root, e);
        }
        return said;
    }

    private static ParameterException unreadable(String file, CommandLine root, Exception e) {
        return new ParameterException(root, OPTION + ": " + file + " cannot be read: " + e.getMessage(), e);
    }

    /** The option of the command at hand that a key means; null if it is another command's. */
    private static OptionSpec option(String key, CommandLine line, CommandLine root, String place) {
        int dot = key.lastIndexOf('.');
        String name = "--" + key.substring(dot + 1);
        CommandLine owner = line;
        if (dot >= 0) {
            owner = root;
            for (String part : key.substring(0, dot).split("\\.")) {
                owner = owner.getSubcommands().get(part);
                if (owner == null) {
                    throw new ParameterException(root, OPTION + ": " + place + ": there is no command '" + part + "'");
                }
            }
        }
        boolean known = dot >= 0 ? owner.getCommandSpec().findOption(name) != null : anywhere(root, name);
        if (!known || name.equals(OPTION)) {
            String of = dot >= 0 ? qualified(owner.getCommandSpec()) : "any command";
            throw new ParameterException(root, OPTION + ": " + place + ": " + name + " is no option of " + of);
        }
        return owner == line ? line.getCommandSpec().findOption(name) : null;
    }

    private static boolean anywhere(CommandLine line, String name) {
        return line.getCommandSpec().findOption(name) != null
                || line.getSubcommands().values().stream().anyMatch(below -> anywhere(below, name));
    }

    private static String qualified(CommandSpec spec) {
        return spec.qualifiedName();
    }

    private static boolean given(OptionSpec option, List<String> arguments) {
        for (String name : option.names()) {
            for (String argument : arguments) {
                if (argument.equals(name) || argument.startsWith(name + "=")) {
                    return true;
                }
            }
        }
        return option.negatable()
                && arguments.contains("--no-" + option.longestName().substring(2));
    }

    private static void add(OptionSpec option, String value, String place, CommandLine root, List<String> added) {
        if (option.arity().max() > 0) {
            added.add(option.longestName() + "=" + value);
        } else if (value.equals("true")) {
            added.add(option.longestName());
        } else if (value.equals("false")) {
            if (option.negatable()) {
                added.add("--no-" + option.longestName().substring(2));
            }
        } else {
            throw new ParameterException(root, OPTION + ": " + place + " is true or false, not '" + value + "'");
        }
    }
}
