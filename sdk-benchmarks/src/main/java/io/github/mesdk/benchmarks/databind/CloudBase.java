package io.github.mesdk.benchmarks.databind;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The answer of CloudBase. */
@Value.Enclosing
public interface CloudBase {

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableCloudBase.Profile.class)
  interface Profile {
    @JsonProperty("sub")
    @Nullable String sub();

    @JsonProperty("name")
    @Nullable String name();

    @JsonProperty("picture")
    @Nullable String picture();

    @JsonProperty("username")
    @Nullable String username();

    @JsonProperty("email")
    @Nullable String email();

    @JsonProperty("phone_number")
    @Nullable String phoneNumber();

    @JsonProperty("providers")
    List<BoundProvider> providers();

    @JsonProperty("status")
    @Nullable String status();

    @JsonProperty("gender")
    @Nullable String gender();

    @JsonProperty("groups")
    List<Group> groups();

    @JsonProperty("meta")
    Map<String, Object> meta();

    @JsonProperty("created_at")
    @Nullable Instant createdAt();

    @JsonProperty("updated_at")
    @Nullable Instant updatedAt();

    @JsonProperty("password_updated_at")
    @Nullable Instant passwordUpdatedAt();

    @JsonProperty("user_id")
    @Nullable String userId();

    @JsonProperty("has_password")
    @Nullable Boolean hasPassword();

    @JsonProperty("internal_user_type")
    @Nullable String internalUserType();

    @JsonProperty("type")
    @Nullable String type();

    @JsonProperty("user_source")
    @Nullable Long userSource();

    @JsonProperty("user_desc")
    @Nullable String userDesc();

    @JsonProperty("last_login")
    @Nullable Instant lastLogin();
  }

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableCloudBase.BoundProvider.class)
  interface BoundProvider {
    @JsonProperty("id")
    @Nullable String id();

    @JsonProperty("provider_user_id")
    @Nullable String providerUserId();

    @JsonProperty("name")
    @Nullable String name();

    @JsonProperty("picture")
    @Nullable String picture();

    @JsonProperty("url")
    @Nullable String url();

    @JsonProperty("meta")
    Map<String, Object> meta();
  }

  /** The vendor's type of the same name. */
  @Value.Immutable
  @JsonDeserialize(as = ImmutableCloudBase.Group.class)
  interface Group {
    @JsonProperty("id")
    @Nullable String id();
  }
}
