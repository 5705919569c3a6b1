package io.github.mesdk.benchmarks.streaming;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of RiverGen as records, filled from a stream of JSON tokens. */
public final class RiverGen {
  private RiverGen() {}

  /** The vendor's type of the same name. */
  public record Envelope(
      boolean success, @Nullable CurrentUserInfo data, @Nullable String message) {

    static Envelope read(JsonParser in) throws IOException {
      boolean success = false;
      @Nullable CurrentUserInfo data = null;
      @Nullable String message = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "success" -> success = in.getBooleanValue();
          case "data" -> data = CurrentUserInfo.read(in);
          case "message" -> message = Values.text(in);
          default -> in.skipChildren();
        }
      }
      return new Envelope(success, data, message);
    }
  }

  /** The vendor's type of the same name. */
  public record CurrentUserInfo(
      @Nullable User user,
      List<EmailAddress> emails,
      List<Organization> organizations,
      List<Workspace> workspaces,
      @Nullable SecuritySummary security) {

    static CurrentUserInfo read(JsonParser in) throws IOException {
      @Nullable User user = null;
      List<EmailAddress> emails = List.of();
      List<Organization> organizations = List.of();
      List<Workspace> workspaces = List.of();
      @Nullable SecuritySummary security = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "user" -> user = User.read(in);
          case "emails" -> emails = Values.list(in, EmailAddress::read);
          case "organizations" -> organizations = Values.list(in, Organization::read);
          case "workspaces" -> workspaces = Values.list(in, Workspace::read);
          case "security" -> security = SecuritySummary.read(in);
          default -> in.skipChildren();
        }
      }
      return new CurrentUserInfo(user, emails, organizations, workspaces, security);
    }
  }

  /** The vendor's type of the same name. */
  public record User(
      long id,
      @Nullable String displayName,
      @Nullable String primaryEmail,
      @Nullable String profileImageUrl,
      @Nullable Instant createdAt,
      @Nullable Instant updatedAt,
      @Nullable Boolean systemAdmin,
      @Nullable Instant disabledAt,
      Map<String, @Nullable Object> profile,
      Map<String, @Nullable Object> userMetadata) {

    static User read(JsonParser in) throws IOException {
      long id = 0;
      @Nullable String displayName = null;
      @Nullable String primaryEmail = null;
      @Nullable String profileImageUrl = null;
      @Nullable Instant createdAt = null;
      @Nullable Instant updatedAt = null;
      @Nullable Boolean systemAdmin = null;
      @Nullable Instant disabledAt = null;
      Map<String, @Nullable Object> profile = Map.of();
      Map<String, @Nullable Object> userMetadata = Map.of();
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "id" -> id = in.getLongValue();
          case "display_name" -> displayName = Values.text(in);
          case "primary_email" -> primaryEmail = Values.text(in);
          case "profile_image_url" -> profileImageUrl = Values.text(in);
          case "created_at" -> createdAt = Values.time(in);
          case "updated_at" -> updatedAt = Values.time(in);
          case "is_system_admin" -> systemAdmin = Values.flag(in);
          case "disabled_at" -> disabledAt = Values.time(in);
          case "profile" -> profile = Values.object(in);
          case "user_metadata" -> userMetadata = Values.object(in);
          default -> in.skipChildren();
        }
      }
      return new User(
          id,
          displayName,
          primaryEmail,
          profileImageUrl,
          createdAt,
          updatedAt,
          systemAdmin,
          disabledAt,
          profile,
          userMetadata);
    }
  }

  /** The vendor's type of the same name. */
  public record EmailAddress(
      @Nullable String email,
      @Nullable Boolean verified,
      @Nullable Boolean primary,
      @Nullable Instant createdAt) {

    static EmailAddress read(JsonParser in) throws IOException {
      @Nullable String email = null;
      @Nullable Boolean verified = null;
      @Nullable Boolean primary = null;
      @Nullable Instant createdAt = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "email" -> email = Values.text(in);
          case "verified" -> verified = Values.flag(in);
          case "is_primary" -> primary = Values.flag(in);
          case "created_at" -> createdAt = Values.time(in);
          default -> in.skipChildren();
        }
      }
      return new EmailAddress(email, verified, primary, createdAt);
    }
  }

  /** The vendor's type of the same name. */
  public record Organization(
      @Nullable Long id,
      @Nullable String name,
      @Nullable String domain,
      @Nullable String plan,
      @Nullable Boolean admin,
      @Nullable Instant joinedAt,
      @Nullable String source) {

    static Organization read(JsonParser in) throws IOException {
      @Nullable Long id = null;
      @Nullable String name = null;
      @Nullable String domain = null;
      @Nullable String plan = null;
      @Nullable Boolean admin = null;
      @Nullable Instant joinedAt = null;
      @Nullable String source = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "id" -> id = Values.number(in);
          case "name" -> name = Values.text(in);
          case "domain" -> domain = Values.text(in);
          case "plan" -> plan = Values.text(in);
          case "is_admin" -> admin = Values.flag(in);
          case "joined_at" -> joinedAt = Values.time(in);
          case "source" -> source = Values.text(in);
          default -> in.skipChildren();
        }
      }
      return new Organization(id, name, domain, plan, admin, joinedAt, source);
    }
  }

  /** The vendor's type of the same name. */
  public record Workspace(
      @Nullable Long id,
      @Nullable String name,
      @Nullable String slug,
      @Nullable Boolean defaultWorkspace,
      @Nullable Instant createdAt) {

    static Workspace read(JsonParser in) throws IOException {
      @Nullable Long id = null;
      @Nullable String name = null;
      @Nullable String slug = null;
      @Nullable Boolean defaultWorkspace = null;
      @Nullable Instant createdAt = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "id" -> id = Values.number(in);
          case "name" -> name = Values.text(in);
          case "slug" -> slug = Values.text(in);
          case "is_default" -> defaultWorkspace = Values.flag(in);
          case "created_at" -> createdAt = Values.time(in);
          default -> in.skipChildren();
        }
      }
      return new Workspace(id, name, slug, defaultWorkspace, createdAt);
    }
  }

  /** The vendor's type of the same name. */
  public record SecuritySummary(
      @Nullable Boolean mfaEnabled,
      List<String> mfaMethods,
      @Nullable Long socialAccountsCount,
      List<String> connectedProviders,
      @Nullable Long totalLoginAttempts,
      @Nullable Long activeSessions) {

    static SecuritySummary read(JsonParser in) throws IOException {
      @Nullable Boolean mfaEnabled = null;
      List<String> mfaMethods = List.of();
      @Nullable Long socialAccountsCount = null;
      List<String> connectedProviders = List.of();
      @Nullable Long totalLoginAttempts = null;
      @Nullable Long activeSessions = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "mfa_enabled" -> mfaEnabled = Values.flag(in);
          case "mfa_methods" -> mfaMethods = Values.texts(in);
          case "social_accounts_count" -> socialAccountsCount = Values.number(in);
          case "connected_providers" -> connectedProviders = Values.texts(in);
          case "total_login_attempts" -> totalLoginAttempts = Values.number(in);
          case "active_sessions" -> activeSessions = Values.number(in);
          default -> in.skipChildren();
        }
      }
      return new SecuritySummary(
          mfaEnabled,
          mfaMethods,
          socialAccountsCount,
          connectedProviders,
          totalLoginAttempts,
          activeSessions);
    }
  }
}
