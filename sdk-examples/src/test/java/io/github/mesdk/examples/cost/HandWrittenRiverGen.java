package io.github.mesdk.examples.cost;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The answer of RiverGen as a program would model it, with Immutables and Jackson databind. */
@Value.Enclosing
interface HandWrittenRiverGen {

  @Value.Immutable
  @JsonDeserialize(as = ImmutableHandWrittenRiverGen.Envelope.class)
  interface Envelope {
    @JsonProperty("success")
    boolean success();

    @JsonProperty("data")
    @Nullable CurrentUserInfo data();

    @JsonProperty("message")
    @Nullable String message();
  }

  @Value.Immutable
  @JsonDeserialize(as = ImmutableHandWrittenRiverGen.CurrentUserInfo.class)
  interface CurrentUserInfo {
    @JsonProperty("user")
    User user();

    @JsonProperty("emails")
    List<EmailAddress> emails();

    @JsonProperty("organizations")
    List<Organization> organizations();

    @JsonProperty("workspaces")
    List<Workspace> workspaces();

    @JsonProperty("security")
    @Nullable SecuritySummary security();
  }

  @Value.Immutable
  @JsonDeserialize(as = ImmutableHandWrittenRiverGen.User.class)
  interface User {
    @JsonProperty("id")
    long id();

    @JsonProperty("display_name")
    @Nullable String displayName();

    @JsonProperty("primary_email")
    @Nullable String primaryEmail();

    @JsonProperty("profile_image_url")
    @Nullable String profileImageUrl();

    @JsonProperty("created_at")
    @Nullable Instant createdAt();

    @JsonProperty("updated_at")
    @Nullable Instant updatedAt();

    @JsonProperty("is_system_admin")
    @Nullable Boolean systemAdmin();

    @JsonProperty("disabled_at")
    @Nullable Instant disabledAt();

    @JsonProperty("profile")
    Map<String, Object> profile();

    @JsonProperty("user_metadata")
    Map<String, Object> userMetadata();
  }

  @Value.Immutable
  @JsonDeserialize(as = ImmutableHandWrittenRiverGen.EmailAddress.class)
  interface EmailAddress {
    @JsonProperty("email")
    @Nullable String email();

    @JsonProperty("verified")
    @Nullable Boolean verified();

    @JsonProperty("is_primary")
    @Nullable Boolean primary();

    @JsonProperty("created_at")
    @Nullable Instant createdAt();
  }

  @Value.Immutable
  @JsonDeserialize(as = ImmutableHandWrittenRiverGen.Organization.class)
  interface Organization {
    @JsonProperty("id")
    @Nullable Long id();

    @JsonProperty("name")
    @Nullable String name();

    @JsonProperty("domain")
    @Nullable String domain();

    @JsonProperty("plan")
    @Nullable String plan();

    @JsonProperty("is_admin")
    @Nullable Boolean admin();

    @JsonProperty("joined_at")
    @Nullable Instant joinedAt();

    @JsonProperty("source")
    @Nullable String source();
  }

  @Value.Immutable
  @JsonDeserialize(as = ImmutableHandWrittenRiverGen.Workspace.class)
  interface Workspace {
    @JsonProperty("id")
    @Nullable Long id();

    @JsonProperty("name")
    @Nullable String name();

    @JsonProperty("slug")
    @Nullable String slug();

    @JsonProperty("is_default")
    @Nullable Boolean defaultWorkspace();

    @JsonProperty("created_at")
    @Nullable Instant createdAt();
  }

  @Value.Immutable
  @JsonDeserialize(as = ImmutableHandWrittenRiverGen.SecuritySummary.class)
  interface SecuritySummary {
    @JsonProperty("mfa_enabled")
    @Nullable Boolean mfaEnabled();

    @JsonProperty("mfa_methods")
    List<String> mfaMethods();

    @JsonProperty("social_accounts_count")
    @Nullable Long socialAccountsCount();

    @JsonProperty("connected_providers")
    List<String> connectedProviders();

    @JsonProperty("total_login_attempts")
    @Nullable Long totalLoginAttempts();

    @JsonProperty("active_sessions")
    @Nullable Long activeSessions();
  }
}
