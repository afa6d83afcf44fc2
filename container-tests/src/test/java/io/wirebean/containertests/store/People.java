// SPDX-License-Identifier: Apache-2.0
package io.wirebean.containertests.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Knows Dora and Emil, whom no realm of a server knows; the password of both is {@code secret}. */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "people")
public class People implements IdentityStore {

    /** Found by its parameter. */
    public CredentialValidationResult validate(UsernamePasswordCredential login) {
        if (login.compareTo("dora", "secret")) {
            return new CredentialValidationResult("dora", Set.of("member", "chief"));
        }
        return login.compareTo("emil", "secret")
                ? new CredentialValidationResult("emil", Set.of("member"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
