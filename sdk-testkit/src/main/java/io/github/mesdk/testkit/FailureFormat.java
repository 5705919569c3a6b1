package io.github.mesdk.testkit;

/** How one endpoint reports failures. */
interface FailureFormat {

  /** The reply that reports this failure. The system's dialect must support its kind. */
  Reply failure(Failure failure, ReceivedRequest request);
}
