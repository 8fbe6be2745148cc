package backbeat.cli;

import backbeat.data.DataException;
import backbeat.data.Values;
import backbeat.files.Json;
import backbeat.model.CancelledException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns failures into one line that says what is wrong and what to do next, and into an exit code. */
final class ErrorMessages {
    static final String PREFIX = "backbeat: ";

    /** Characters of a message that are shown: it may quote a file's header or a server's answer. */
    private static final int MOST_SHOWN = 2000;

    private ErrorMessages() {}

    /** Usage errors: exit code 2, the message, and where to read on. */
    record Usage(BooleanSupplier debug) implements CommandLine.IParameterExceptionHandler {
        @Override
        public int handleParseException(ParameterException failure, String[] arguments) {
            CommandLine line = failure.getCommandLine();
            PrintWriter err = line.getErr();
            String message = firstLine(Mistakes.message(failure)) + " See: "
                    + line.getCommandSpec().qualifiedName() + " --help";
            print(message, CommandLine.ExitCode.USAGE, line, List.of(arguments));
            // An unfinished parse has not set --debug yet; the arguments say it as well.
            if (debug.getAsBoolean() || List.of(arguments).contains("--debug")) {
                failure.printStackTrace(err);
            }
            return CommandLine.ExitCode.USAGE;
        }
    }

    /** Data and I/O errors, and failures that should not happen: exit code 1. */
    record Execution(BooleanSupplier debug) implements CommandLine.IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception failure, CommandLine line, CommandLine.ParseResult result) {
            PrintWriter err = line.getErr();
            print(describe(failure), CommandLine.ExitCode.SOFTWARE, line, result.originalArgs());
            if (debug.getAsBoolean()) {
                failure.printStackTrace(err);
            }
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** A line for people, or where {@code --format json} was asked for an object for programs. */
    private static void print(String message, int code, CommandLine line, List<String> arguments) {
        String shown = Values.shown(message, MOST_SHOWN);
        if (!FormatOption.asksForJson(arguments)) {
            line.getErr().println(PREFIX + shown);
            return;
        }
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("error", shown);
        error.put("command", line.getCommandSpec().qualifiedName());
        error.put("code", code);
        line.getErr().println(Json.text(error));
    }

    /** @param command what was being done */
    static String outOfMemory(String command) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        return PREFIX + "out of memory in '" + command + "': the heap of " + heap
                + " MiB is too small for it. Give it more with BACKBEAT_JAVA_OPTS=-Xmx" + 2 * heap
                + "m, or ask for less: fewer rows, trees or threads";
    }

    static String describe(Exception failure) {
        if (failure instanceof UncheckedIOException unchecked) {
            return describe(unchecked.getCause());
        }
        if (failure instanceof FileSystemException file) {
            return describe(file);
        }
        if (failure instanceof IOException
                || failure instanceof DataException
                || failure instanceof IncompleteRunException
                || failure instanceof CancelledException) {
            return message(failure);
        }
        if (failure instanceof IllegalArgumentException && failure.getMessage() != null) {
            return message(failure); // the engine's own checks: their messages are written for people
        }
        return "internal error: " + failure + ". Run again with --debug to see where";
    }

    private static String describe(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return failure.getFile() + " does not exist. Check the path";
        }
        if (failure instanceof AccessDeniedException) {
            return failure.getFile() + " may not be read or written. Check its permissions";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getFile() + " exists already. Add --force to overwrite it";
        }
        return message(failure);
    }

    private static String message(Exception failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static String firstLine(String message) {
        String first =
                message == null ? "Wrong usage" : message.lines().findFirst().orElse("Wrong usage");
        return first.endsWith(".") || first.endsWith("?") ? first : first + ".";
    }
}
