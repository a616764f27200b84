package io.bindery.standalone.accounts;

import io.bindery.model.jid.BareJid;
import io.bindery.model.jid.MalformedJidException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code user@domain} from the command line. */
public final class AccountArgument implements ITypeConverter<BareJid> {

    @Override
    public BareJid convert(String text) {
        try {
            return BareJid.parse(text);
        } catch (MalformedJidException e) {
            throw new TypeConversionException("an account is written user@domain");
        }
    }
}
