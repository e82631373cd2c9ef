package dev.attune.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class SignatureTest {

  /** Key, message and signature of the example that the specification's own libraries test with. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330L);

  @Test
  void shouldSignAsTheSpecificationDoes() {
    // Given
    Signature signature = new Signature(List.of(Signature.keyOf("secret", SECRET)));

    // When
    String header = signature.of(ID, AT, BODY);

    // Then
    assertThat(header).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void shouldSignWithBothSecretsWhileTheyChange() {
    // Given
    byte[] old = Base64.getDecoder().decode("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    Signature signature = new Signature(List.of(Signature.keyOf("secret", SECRET), old));

    // When
    String header = signature.of(ID, AT, BODY);

    // Then
    assertThat(header.split(" ", -1))
        .hasSize(2)
        .contains(new Signature(List.of(old)).of(ID, AT, BODY))
        .allMatch(part -> part.startsWith("v1,"));
  }

  @Test
  void shouldNotRepeatASecretThatIsWrong() {
    assertThatThrownBy(() -> Signature.keyOf("webhook.secret", "whsec_c2hvcnQ="))
        .isInstanceOf(ConfigException.class)
        .hasMessage("webhook.secret must be 24 to 64 bytes long before Base64");
    assertThatThrownBy(() -> Signature.keyOf("webhook.secret", "what?!"))
        .hasMessage("webhook.secret must be whsec_ and Base64");
  }
}
