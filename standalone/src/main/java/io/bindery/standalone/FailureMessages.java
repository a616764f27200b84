package io.bindery.standalone;

import io.bindery.model.config.InvalidSettingsException;
import io.bindery.sessions.accounts.NameAtRestException;
import io.bindery.sessions.accounts.UnusablePasswordException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What an operator reads when a command fails: the reason, never a stack trace. */
final class FailureMessages implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailureMessages.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (failure instanceof InvalidSettingsException) {
            err.println("bindery: the settings are wrong:");
            failure.getMessage().lines().forEach(mistake -> err.println("  " + mistake));
            return CommandLine.ExitCode.USAGE;
        }
        if (failure instanceof CommandRefusedException
                || failure instanceof UnusablePasswordException
                || failure instanceof NameAtRestException) {
            err.println("bindery: " + failure.getMessage());
        } else {
            err.println("bindery: unexpected: " + reason(failure));
        }
        LOG.debug("The command failed", failure);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
