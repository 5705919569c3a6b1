package io.github.mesdk.benchmarks.streaming;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer of CloudBase as records, filled from a stream of JSON tokens. */
public final class CloudBase {
  private CloudBase() {}

  /** The vendor's type of the same name. */
  public record Profile(
      @Nullable String sub,
      @Nullable String name,
      @Nullable String picture,
      @Nullable String username,
      @Nullable String email,
      @Nullable String phoneNumber,
      List<BoundProvider> providers,
      @Nullable String status,
      @Nullable String gender,
      List<Group> groups,
      Map<String, @Nullable Object> meta,
      @Nullable Instant createdAt,
      @Nullable Instant updatedAt,
      @Nullable Instant passwordUpdatedAt,
      @Nullable String userId,
      @Nullable Boolean hasPassword,
      @Nullable String internalUserType,
      @Nullable String type,
      @Nullable Long userSource,
      @Nullable String userDesc,
      @Nullable Instant lastLogin) {

    static Profile read(JsonParser in) throws IOException {
      @Nullable String sub = null;
      @Nullable String name = null;
      @Nullable String picture = null;
      @Nullable String username = null;
      @Nullable String email = null;
      @Nullable String phoneNumber = null;
      List<BoundProvider> providers = List.of();
      @Nullable String status = null;
      @Nullable String gender = null;
      List<Group> groups = List.of();
      Map<String, @Nullable Object> meta = Map.of();
      @Nullable Instant createdAt = null;
      @Nullable Instant updatedAt = null;
      @Nullable Instant passwordUpdatedAt = null;
      @Nullable String userId = null;
      @Nullable Boolean hasPassword = null;
      @Nullable String internalUserType = null;
      @Nullable String type = null;
      @Nullable Long userSource = null;
      @Nullable String userDesc = null;
      @Nullable Instant lastLogin = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "sub" -> sub = Values.text(in);
          case "name" -> name = Values.text(in);
          case "picture" -> picture = Values.text(in);
          case "username" -> username = Values.text(in);
          case "email" -> email = Values.text(in);
          case "phone_number" -> phoneNumber = Values.text(in);
          case "providers" -> providers = Values.list(in, BoundProvider::read);
          case "status" -> status = Values.text(in);
          case "gender" -> gender = Values.text(in);
          case "groups" -> groups = Values.list(in, Group::read);
          case "meta" -> meta = Values.object(in);
          case "created_at" -> createdAt = Values.time(in);
          case "updated_at" -> updatedAt = Values.time(in);
          case "password_updated_at" -> passwordUpdatedAt = Values.time(in);
          case "user_id" -> userId = Values.text(in);
          case "has_password" -> hasPassword = Values.flag(in);
          case "internal_user_type" -> internalUserType = Values.text(in);
          case "type" -> type = Values.text(in);
          case "user_source" -> userSource = Values.number(in);
          case "user_desc" -> userDesc = Values.text(in);
          case "last_login" -> lastLogin = Values.time(in);
          default -> in.skipChildren();
        }
      }
      return new Profile(
          sub,
          name,
          picture,
          username,
          email,
          phoneNumber,
          providers,
          status,
          gender,
          groups,
          meta,
          createdAt,
          updatedAt,
          passwordUpdatedAt,
          userId,
          hasPassword,
          internalUserType,
          type,
          userSource,
          userDesc,
          lastLogin);
    }
  }

  /** The vendor's type of the same name. */
  public record BoundProvider(
      @Nullable String id,
      @Nullable String providerUserId,
      @Nullable String name,
      @Nullable String picture,
      @Nullable String url,
      Map<String, @Nullable Object> meta) {

    static BoundProvider read(JsonParser in) throws IOException {
      @Nullable String id = null;
      @Nullable String providerUserId = null;
      @Nullable String name = null;
      @Nullable String picture = null;
      @Nullable String url = null;
      Map<String, @Nullable Object> meta = Map.of();
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "id" -> id = Values.text(in);
          case "provider_user_id" -> providerUserId = Values.text(in);
          case "name" -> name = Values.text(in);
          case "picture" -> picture = Values.text(in);
          case "url" -> url = Values.text(in);
          case "meta" -> meta = Values.object(in);
          default -> in.skipChildren();
        }
      }
      return new BoundProvider(id, providerUserId, name, picture, url, meta);
    }
  }

  /** The vendor's type of the same name. */
  public record Group(@Nullable String id) {

    static Group read(JsonParser in) throws IOException {
      @Nullable String id = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "id" -> id = Values.text(in);
          default -> in.skipChildren();
        }
      }
      return new Group(id);
    }
  }
}
