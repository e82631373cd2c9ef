package dev.attune.app.server.web;

import dev.attune.app.config.TlsFiles;
import dev.attune.app.error.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of a port: TLS 1.2 and 1.3, read anew when its files change, so that it is
 * renewed without a restart. Files that cannot be used leave the old one in place. One thread
 * watches; open connections keep what they have.
 */
final class TlsPort implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TlsPort.class);

  private final TlsFiles files;
  private final SslContextFactory.Server context = new SslContextFactory.Server();
  private final Thread watcher;

  /**
   * Reads the certificate.
   *
   * @param look how often the files are looked at
   * @throws UserException where it cannot be used
   */
  TlsPort(TlsFiles files, Duration look) {
    this.files = files;
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    context.setSniRequired(false);
    load();
    this.watcher = Thread.ofVirtual().name("certificate").start(() -> watch(look));
  }

  SslContextFactory.Server context() {
    return context;
  }

  private void load() {
    context.setKeyStore(Certificates.read(files));
    context.setKeyStorePassword(Certificates.PASSWORD);
  }

  private void watch(Duration look) {
    List<String> known = state();
    try {
      while (true) {
        Thread.sleep(look);
        List<String> now = state();
        if (!now.equals(known)) {
          known = now;
          reload();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong, the port stays open with the certificate that it has. */
  private void reload() {
    try {
      context.reload(factory -> load());
      LOG.info("The port has a new certificate");
    } catch (Exception e) {
      LOG.error("The new certificate cannot be used; the old one stays: {}", e.getMessage());
    }
  }

  private List<String> state() {
    return Certificates.watched(files).stream().map(TlsPort::state).toList();
  }

  private static String state(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      return "missing";
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
