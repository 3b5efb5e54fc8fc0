package cn.anlan.access;

import cn.anlan.platform.Actor;
import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * Who a request comes from.
 *
 * @param hash of the session's or token's secret
 * @param mustChange nothing but the session's own addresses is open until the first password is changed
 * @param token comes with an API token
 * @param readOnly may only read
 */
@SuppressWarnings("ArrayRecordComponent")
record Visitor(
        Actor actor,
        AccountStore.Account account,
        byte[] hash,
        boolean mustChange,
        boolean token,
        boolean readOnly,
        Instant seenAt) {

    static final String ATTRIBUTE = Visitor.class.getName();

    Visitor seen(Instant now) {
        return new Visitor(actor, account, hash, mustChange, token, readOnly, now);
    }

    /** What the rest of the product sees of it: the acting person. */
    static final class SignedIn extends AbstractAuthenticationToken {

        private static final long serialVersionUID = 1L;

        private final transient Actor actor;

        SignedIn(Visitor visitor) {
            super(List.of());
            this.actor = visitor.actor();
            setAuthenticated(true);
        }

        @Override
        public Object getPrincipal() {
            return actor;
        }

        @Override
        public Object getCredentials() {
            return "";
        }
    }
}
