/*
 * Copyright 2026 the Lifesigns authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.lifesigns.agent.ask;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;

/** A connection to a target. No wait of it has a limit: the thread that uses it is given up as a whole. */
record Connection(InputStream in, OutputStream out) {
    static Connection open(Target target, Trust trust) throws IOException, GeneralSecurityException {
        if (target.kind() == Target.Kind.UNIX) {
            SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(target.host()));
            return new Connection(Channels.newInputStream(channel), Channels.newOutputStream(channel));
        }
        Socket socket = connect(InetAddress.getAllByName(target.host()), target.port());
        Socket secured = target.kind().isTls() ? trust.secure(socket, target) : socket;
        return new Connection(secured.getInputStream(), secured.getOutputStream());
    }

    /** To the first address of a name that accepts, as curl and the check do. */
    private static Socket connect(InetAddress[] addresses, int port) throws IOException {
        IOException refusal = new IOException("no address");
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, port));
                return socket;
            } catch (IOException refused) {
                socket.close();
                refusal = refused;
            }
        }
        throw refusal;
    }
}
