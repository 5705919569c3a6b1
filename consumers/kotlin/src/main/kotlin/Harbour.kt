package com.example

import com.fasterxml.jackson.annotation.JsonProperty
import io.github.mesdk.MeClient
import io.github.mesdk.MeRequest
import io.github.mesdk.error.*
import io.github.mesdk.model.CurrentUser
import io.github.mesdk.model.Identity
import io.github.mesdk.provider.IdentityProvider
import java.net.URI
import java.time.Duration
import java.util.Optional
import kotlinx.coroutines.future.await

/** The answer of a service that the SDK does not include. */
data class HarbourUser(
    @param:JsonProperty("sub") val id: String,
    @param:JsonProperty("name") val name: Optional<String>,
    @param:JsonProperty("email") val email: Optional<String>,
) : CurrentUser {
  override fun identity(): Identity =
      Identity.builder().provider("harbour").subject(id).name(name).email(email).build()
}

fun harbour(address: URI): IdentityProvider<HarbourUser> =
    IdentityProvider.builder("harbour", HarbourUser::class.java)
        .baseUrl(address)
        .subject("sub")
        .build()

/** Does not block the thread of the coroutine. Cancelling the coroutine ends the call. */
suspend fun greet(client: MeClient<HarbourUser>, token: String): String =
    try {
      "Hello, " + client.meAsync(MeRequest.ofToken(token)).await().name.orElse("you")
    } catch (failure: MeException) {
      advice(failure)
    }

/** Without an else branch: the compiler checks that no kind of failure is missing. */
fun advice(failure: MeException): String =
    when (failure) {
      is UnauthenticatedException -> "sign in again: ${failure.reason()}"
      is PermissionDeniedException -> "ask for the permission"
      is RateLimitedException,
      is UnavailableException -> tryAgain(failure)
      is TransportException,
      is TokenException -> if (failure.retryable()) tryAgain(failure) else report(failure)
      is InvalidRequestException,
      is NotFoundException,
      is UnexpectedResponseException,
      is DecodeException -> report(failure)
    }

private fun tryAgain(failure: MeException): String {
  val wait = failure.retryAfter().orElse(FIVE_SECONDS).plusMillis(999)
  return "try again in ${wait.toSeconds()} s"
}

private fun report(failure: MeException): String = "report this: ${failure.message}"

private val FIVE_SECONDS = Duration.ofSeconds(5)
