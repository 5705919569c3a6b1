import org.jspecify.annotations.NullMarked;

/** More services: the models and the description of each. */
@NullMarked
module io.github.mesdk.providers {
  requires transitive io.github.mesdk;
  requires com.fasterxml.jackson.databind;
  requires static org.immutables.value.annotations;
  requires static org.jspecify;

  exports io.github.mesdk.providers.betterauth;
  exports io.github.mesdk.providers.discord;
  exports io.github.mesdk.providers.gitea;
  exports io.github.mesdk.providers.github;
  exports io.github.mesdk.providers.gitlab;
  exports io.github.mesdk.providers.microsoft;
  exports io.github.mesdk.providers.okta;
  exports io.github.mesdk.providers.redmine;
  exports io.github.mesdk.providers.slack;
  exports io.github.mesdk.providers.supabase;

  opens io.github.mesdk.providers.betterauth to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.providers.discord to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.providers.gitea to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.providers.github to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.providers.gitlab to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.providers.microsoft to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.providers.okta to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.providers.redmine to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.providers.slack to
      com.fasterxml.jackson.databind;
  opens io.github.mesdk.providers.supabase to
      com.fasterxml.jackson.databind;
}
