// SPDX-License-Identifier: Apache-2.0
package io.wirebean.benchmarks.undertow;

import jakarta.enterprise.inject.spi.CDI;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import javax.naming.spi.InitialContextFactoryBuilder;

/** The one name that Wirebean looks up on a server; Undertow alone has no names, and Weld injects no added listener there. */
final class BeansByName implements InitialContextFactoryBuilder, InitialContextFactory {

    @Override
    public InitialContextFactory createInitialContextFactory(Hashtable<?, ?> environment) {
        return this;
    }

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
        return new InitialContext(true) {
            @Override
            public Object lookup(String name) throws NamingException {
                if (!name.equals("java:comp/BeanManager")) {
                    throw new NameNotFoundException(name);
                }
                return CDI.current().getBeanManager();
            }
        };
    }
}
