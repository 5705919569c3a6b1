package io.github.mesdk.benchmarks.streaming;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of Testiny as records, filled from a stream of JSON tokens. */
public final class Testiny {
  private Testiny() {}

  /** The vendor's type of the same name. */
  public record AuthInfo(
      long userId,
      String email,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String authType,
      @Nullable Instant tokenExpiresAt,
      List<String> tenantFeatures,
      List<AuthSession> sessions) {

    static AuthInfo read(JsonParser in) throws IOException {
      long userId = 0;
      String email = "";
      @Nullable String firstName = null;
      @Nullable String lastName = null;
      @Nullable String authType = null;
      @Nullable Instant tokenExpiresAt = null;
      List<String> tenantFeatures = List.of();
      List<AuthSession> sessions = List.of();
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "userId" -> userId = in.getLongValue();
          case "email" -> email = in.getText();
          case "firstName" -> firstName = Values.text(in);
          case "lastName" -> lastName = Values.text(in);
          case "authType" -> authType = Values.text(in);
          case "tokenExpiresAt" -> tokenExpiresAt = Values.time(in);
          case "tenantFeatures" -> tenantFeatures = Values.texts(in);
          case "sessions" -> sessions = Values.list(in, AuthSession::read);
          default -> in.skipChildren();
        }
      }
      return new AuthInfo(
          userId, email, firstName, lastName, authType, tokenExpiresAt, tenantFeatures, sessions);
    }
  }

  /** The vendor's type of the same name. */
  public record AuthSession(
      long id,
      @Nullable String tenant,
      @Nullable String agent,
      @Nullable String geo,
      @Nullable Instant loginAt) {

    static AuthSession read(JsonParser in) throws IOException {
      long id = 0;
      @Nullable String tenant = null;
      @Nullable String agent = null;
      @Nullable String geo = null;
      @Nullable Instant loginAt = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "id" -> id = in.getLongValue();
          case "tenant" -> tenant = Values.text(in);
          case "agent" -> agent = Values.text(in);
          case "geo" -> geo = Values.text(in);
          case "loginAt" -> loginAt = Values.time(in);
          default -> in.skipChildren();
        }
      }
      return new AuthSession(id, tenant, agent, geo, loginAt);
    }
  }
}
