package io.github.mesdk.testing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;

/** A custom socket factory that records the addresses of all connection attempts. */
public final class RecordingSockets extends SocketFactory {
  private final List<InetAddress> connectedTo = new CopyOnWriteArrayList<>();
  private volatile boolean refusesAll;

  /** Refuses all further connections. */
  public void refuseAll() {
    refusesAll = true;
  }

  /** The addresses in the order of the attempts. */
  public List<InetAddress> connectedTo() {
    return List.copyOf(connectedTo);
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void connect(SocketAddress address, int timeout) throws IOException {
        connectedTo.add(((InetSocketAddress) address).getAddress());
        if (refusesAll) {
          throw new ConnectException("refused by the test");
        }
        super.connect(address, timeout);
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress here, int herePort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress here, int herePort) {
    throw new UnsupportedOperationException();
  }
}
