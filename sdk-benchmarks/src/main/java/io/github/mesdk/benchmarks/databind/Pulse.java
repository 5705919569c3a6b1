package io.github.mesdk.benchmarks.databind;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The answer of Pulse. */
@Value.Enclosing
public interface Pulse {

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutablePulse.UserSession.class)
  interface UserSession {
    @JsonProperty("id")
    long id();

    @JsonProperty("email")
    String email();

    @JsonProperty("createdBy")
    @Nullable String createdBy();

    @JsonProperty("updatedBy")
    @Nullable String updatedBy();

    @JsonProperty("createdAt")
    @Nullable Instant createdAt();

    @JsonProperty("updatedAt")
    @Nullable Instant updatedAt();

    @JsonProperty("primaryAccount")
    @Nullable Account primaryAccount();

    @JsonProperty("accounts")
    List<Account> accounts();

    @JsonProperty("flatRolesList")
    List<String> flatRolesList();

    @JsonProperty("flatPermissionsList")
    List<String> flatPermissionsList();

    @JsonProperty("token")
    String token();
  }

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutablePulse.Account.class)
  interface Account {
    @JsonProperty("accountId")
    @Nullable String accountId();

    @JsonProperty("accountName")
    @Nullable String accountName();

    @JsonProperty("usersPrimaryAccount")
    @Nullable Boolean usersPrimaryAccount();

    @JsonProperty("accountAdmin")
    @Nullable Boolean accountAdmin();
  }
}
