/** An application that uses three modules of the SDK. */
module com.example.app {
  requires io.github.mesdk.cache;
  requires io.github.mesdk.oauth2;
  requires jdk.httpserver;
}
