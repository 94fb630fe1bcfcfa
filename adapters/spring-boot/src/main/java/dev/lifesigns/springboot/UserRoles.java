/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.springboot;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.util.ClassUtils;

/** What Spring Security says of a user, where there is Spring Security. */
final class UserRoles {
    private static final boolean SECURITY =
            ClassUtils.isPresent("org.springframework.security.core.Authentication", UserRoles.class.getClassLoader());
    private static final String PREFIX = "ROLE_";

    private UserRoles() {}

    static boolean isAnonymous(@Nullable Principal user) {
        return SECURITY && Authorities.anonymous(user);
    }

    /** As a servlet container would answer it: a role is an authority with a prefix. */
    static boolean has(@Nullable Principal user, String role) {
        return SECURITY && Authorities.granted(user, PREFIX + role);
    }

    /** Loaded with Spring Security only. */
    private static final class Authorities {
        private Authorities() {}

        static boolean anonymous(@Nullable Principal user) {
            return user instanceof AnonymousAuthenticationToken;
        }

        static boolean granted(@Nullable Principal user, String authority) {
            return user instanceof Authentication authentication
                    && authentication.getAuthorities().stream()
                            .anyMatch(granted -> authority.equals(granted.getAuthority()));
        }
    }
}
