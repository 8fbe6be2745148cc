package backbeat.cli;

import picocli.CommandLine;

/** A command line whose arguments may stand in a file. */
final class ConfiguredCommandLine extends CommandLine {
    ConfiguredCommandLine(Object command, IFactory factory) {
        super(command, factory);
    }

    @Override
    public int execute(String... arguments) {
        ConfigFile.Expanded all;
        try {
            all = ConfigFile.expand(arguments, this);
        } catch (ParameterException e) {
            return new ErrorMessages.Usage(() -> false).handleParseException(e, arguments);
        }
        IParameterExceptionHandler handler = getParameterExceptionHandler();
        setParameterExceptionHandler((failure, given) -> handler.handleParseException(all.placed(failure), given));
        try {
            return super.execute(all.arguments());
        } finally {
            setParameterExceptionHandler(handler);
        }
    }
}
