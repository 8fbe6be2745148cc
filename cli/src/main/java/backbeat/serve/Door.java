package backbeat.serve;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may come in. The page is on the loopback address, but other programs and other pages of the same browser can knock
 * there too: a request must name this host (a page of another name that leads here does not), and bring the token that was
 * printed for the user.
 */
final class Door {
    /** The request header that scripts of the page send the token in. */
    static final String HEADER = "X-Backbeat-Token";

    /** The query parameter that links have it in. */
    static final String PARAMETER = "token";

    private static final int TOKEN_BYTES = 24;

    private final String token;
    private final List<String> hosts;

    private Door(String token, List<String> hosts) {
        this.token = token;
        this.hosts = hosts;
    }

    /** A door with a new token for a server on this port. */
    static Door of(int port) {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return new Door(token, List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port));
    }

    String token() {
        return token;
    }

    /** Why a request is refused; empty if it is not. */
    Optional<String> refusal(HttpExchange exchange, Map<String, String> query) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !hosts.contains(host)) {
            return Optional.of("This page answers to its own address alone");
        }
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && !hosts.contains(origin.replaceFirst("^http://", ""))) {
            return Optional.of("This page answers to its own address alone");
        }
        String brought = exchange.getRequestHeaders().getFirst(HEADER);
        if (brought == null) {
            brought = query.getOrDefault(PARAMETER, "");
        }
        return MessageDigest.isEqual(bytes(token), bytes(brought))
                ? Optional.empty()
                : Optional.of("The token is missing or wrong: open the address that 'backbeat serve' has printed");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
