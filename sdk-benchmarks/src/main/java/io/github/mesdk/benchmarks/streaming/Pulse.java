package io.github.mesdk.benchmarks.streaming;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of Pulse as records, filled from a stream of JSON tokens. */
public final class Pulse {
  private Pulse() {}

  /** The vendor's type of the same name. */
  public record UserSession(
      long id,
      String email,
      @Nullable String createdBy,
      @Nullable String updatedBy,
      @Nullable Instant createdAt,
      @Nullable Instant updatedAt,
      @Nullable Account primaryAccount,
      List<Account> accounts,
      List<String> flatRolesList,
      List<String> flatPermissionsList,
      String token) {

    static UserSession read(JsonParser in) throws IOException {
      long id = 0;
      String email = "";
      @Nullable String createdBy = null;
      @Nullable String updatedBy = null;
      @Nullable Instant createdAt = null;
      @Nullable Instant updatedAt = null;
      @Nullable Account primaryAccount = null;
      List<Account> accounts = List.of();
      List<String> flatRolesList = List.of();
      List<String> flatPermissionsList = List.of();
      String token = "";
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "id" -> id = in.getLongValue();
          case "email" -> email = in.getText();
          case "createdBy" -> createdBy = Values.text(in);
          case "updatedBy" -> updatedBy = Values.text(in);
          case "createdAt" -> createdAt = Values.time(in);
          case "updatedAt" -> updatedAt = Values.time(in);
          case "primaryAccount" -> primaryAccount = Account.read(in);
          case "accounts" -> accounts = Values.list(in, Account::read);
          case "flatRolesList" -> flatRolesList = Values.texts(in);
          case "flatPermissionsList" -> flatPermissionsList = Values.texts(in);
          case "token" -> token = in.getText();
          default -> in.skipChildren();
        }
      }
      return new UserSession(
          id,
          email,
          createdBy,
          updatedBy,
          createdAt,
          updatedAt,
          primaryAccount,
          accounts,
          flatRolesList,
          flatPermissionsList,
          token);
    }
  }

  /** The vendor's type of the same name. */
  public record Account(
      @Nullable String accountId,
      @Nullable String accountName,
      @Nullable Boolean usersPrimaryAccount,
      @Nullable Boolean accountAdmin) {

    static Account read(JsonParser in) throws IOException {
      @Nullable String accountId = null;
      @Nullable String accountName = null;
      @Nullable Boolean usersPrimaryAccount = null;
      @Nullable Boolean accountAdmin = null;
      for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
        in.nextToken();
        switch (key) {
          case "accountId" -> accountId = Values.text(in);
          case "accountName" -> accountName = Values.text(in);
          case "usersPrimaryAccount" -> usersPrimaryAccount = Values.flag(in);
          case "accountAdmin" -> accountAdmin = Values.flag(in);
          default -> in.skipChildren();
        }
      }
      return new Account(accountId, accountName, usersPrimaryAccount, accountAdmin);
    }
  }
}
