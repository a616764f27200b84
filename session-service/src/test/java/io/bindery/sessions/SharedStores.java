package io.bindery.sessions;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Redis and one PostgreSQL for all tests that never stop them; each test uses users of its own. */
public final class SharedStores implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stores.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, type -> new Running(Stores.start()), Running.class)
                .stores();
    }

    private record Running(Stores stores) implements ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            stores.close();
        }
    }
}
